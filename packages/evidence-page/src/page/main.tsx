import '@qldb-console/ion-view/ion-view.css';
import './evidence.css';
import { encodeUtf8, JournalError } from '@qldb-console/journal';
import { BUNDLE_ELEMENT_ID, type EvidenceBundle, readBundle } from '@qldb-console/journal/bundle';
import { createRoot } from 'react-dom/client';
import { EvidenceView } from './evidence-view.tsx';
import { Unreadable } from './unreadable.tsx';

const element = document.getElementById('root');
if (element !== null) {
  const root = createRoot(element);
  root.render(<Judging />);
  // After a look at the screen: a file with thousands of blocks takes seconds to judge.
  requestAnimationFrame(() => setTimeout(() => root.render(pageOf())));
}

function Judging() {
  return (
    <main className="iv ev">
      <p role="status">Judging what is in this file … Nothing in it has been checked so far.</p>
    </main>
  );
}

/** The whole page, or why there is nothing to show. */
function pageOf() {
  let bundle: EvidenceBundle;
  try {
    bundle = readBundle(encodeUtf8(dataOf()));
  } catch (error) {
    if (error instanceof JournalError) return <Unreadable error={error} />;
    throw error;
  }
  return <EvidenceView bundle={bundle} />;
}

/** @throws JournalError when the page does not have exactly one data element */
function dataOf(): string {
  const found = document.querySelectorAll(`#${BUNDLE_ELEMENT_ID}`);
  if (found.length !== 1) {
    throw new JournalError('bundle-syntax', `The page has ${found.length} data elements instead of one`);
  }
  return found[0]?.textContent ?? '';
}
