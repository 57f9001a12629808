import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { presignParameters } from '../../lib/presign-parameters.ts';
import type { QldbRequest } from '../../lib/qldb-request.ts';
import { CloseDialog } from '../close-dialog.tsx';
import { CliCommands } from './cli-commands.tsx';
import { PresignedUrl } from './presigned-url.tsx';

interface Props {
  connection: string;
  requests: readonly QldbRequest[];
  onClose: () => void;
}

/** The same request outside this console: for the AWS CLI, and as a URL that needs no credentials for a while. */
export function RequestDialog({ connection, requests, onClose }: Props) {
  const readable = requests.flatMap((request) => presignParameters(request) ?? []);
  const commands = <CliCommands connection={connection} requests={requests} />;
  return (
    <CloseDialog
      size="large"
      header={requests.length === 1 ? `Request ${requests[0]?.operation}` : 'Requests'}
      onClose={onClose}
    >
      {readable.length > 0 ? (
        <Tabs
          ariaLabel="Forms of the request"
          tabs={[
            { id: 'cli', label: 'AWS CLI', content: commands },
            {
              id: 'url',
              label: 'Presigned URL',
              content: <PresignedUrl connection={connection} requests={readable} />,
            },
          ]}
        />
      ) : (
        <SpaceBetween size="m">
          {commands}
          <Box variant="small" color="text-body-secondary">
            A presigned URL can only be had for requests that read and have no body.
          </Box>
        </SpaceBetween>
      )}
    </CloseDialog>
  );
}
