import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { useFindRedaction } from '../api/find-redaction.ts';
import type { JournalTip } from '../api/journal-tip.ts';

interface Props {
  connection: string;
  ledger: string;
  tip: JournalTip;
  sequenceNo: number;
  onFound: (recordedIn: number) => void;
}

/** Offers to look for the block that explains why data is missing here. */
export function FindRedaction({ connection, ledger, tip, sequenceNo, onFound }: Props) {
  const search = useFindRedaction(connection, ledger, tip, sequenceNo);
  const later = tip.sequenceNo - sequenceNo;
  const start = () =>
    search.mutate(undefined, {
      onSuccess: (recordedIn) => {
        if (recordedIn !== undefined) onFound(recordedIn);
      },
    });
  if (search.isError)
    return <ProblemAlert what="The later blocks could not be searched." error={search.error} onRetry={start} />;
  if (search.isSuccess && search.data === undefined)
    return (
      <Alert type="warning" statusIconAriaLabel="Warning" header="No redaction is recorded">
        None of the {later.toLocaleString('en')} later blocks records a redaction of a revision in this block. What
        removed the data is not known.
      </Alert>
    );
  return (
    <Alert
      type="info"
      statusIconAriaLabel="Info"
      header="Data of a revision is missing here"
      action={
        <Button loading={search.isPending} loadingText="Searching the later blocks" onClick={start}>
          Search later blocks
        </Button>
      }
    >
      {search.isPending
        ? `${search.read.toLocaleString('en')} of ${later.toLocaleString('en')} later blocks searched.`
        : 'A redaction is recorded in a later block of the journal. When that block is found, both are judged together.'}
    </Alert>
  );
}
