import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useState } from 'react';
import type { QldbRequest } from '../lib/qldb-request.ts';

// Few readers open it on any page: it is loaded on demand.
const RequestDialog = lazy(() =>
  import('./request/request-dialog.tsx').then((module) => ({ default: module.RequestDialog })),
);

type Props = QldbRequest & {
  /** Id of the connection the request goes to. */
  connection: string;
  /** Further requests that the same page or form sends. */
  also?: readonly QldbRequest[];
};

/** The button that shows what the page asked, or the form will send: as a command of the AWS CLI, reads also as a URL. */
export function RequestInfo({ connection, also = [], ...first }: Props) {
  const [open, setOpen] = useState(false);
  // What is left after the component's own properties is the first request.
  const requests = [first as QldbRequest, ...also];
  return (
    <>
      <Button
        formAction="none"
        iconName="script"
        ariaLabel={`Request ${requests.map(({ operation }) => operation).join(' and ')}`}
        onClick={() => setOpen(true)}
      >
        Request
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <RequestDialog connection={connection} requests={requests} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
