import { Icon, VisibleText } from '@qldb-console/ion-view';
import type { JournalError } from '@qldb-console/journal';

/** Stands alone on the page when its data cannot be read. */
export function Unreadable({ error }: { error: JournalError }) {
  return (
    <main className="iv ev">
      <h1 className="ev-title">Evidence that cannot be read</h1>
      <p className="ev-face ev-face-bad" role="alert">
        <Icon name="cross" className="iv-icon-big" />
        <span>
          <strong>Nothing here has been checked.</strong> The data of this file cannot be read:{' '}
          <VisibleText text={error.message} /> (<code>{error.code}</code>, byte {error.at}
          {error.path === '' ? null : (
            <>
              , <VisibleText text={error.path} />
            </>
          )}
          ). It may have been damaged on its way; ask for it again.
        </span>
      </p>
    </main>
  );
}
