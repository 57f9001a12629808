import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { cliCommand } from '../../lib/cli-command.ts';
import { useConnection } from '../../lib/connections.ts';
import type { QldbRequest } from '../../lib/qldb-request.ts';
import { CodeText } from '../code-text.tsx';

interface Props {
  connection: string;
  requests: readonly QldbRequest[];
}

/** Requests as commands of the AWS CLI, each to be copied. */
export function CliCommands({ connection, requests }: Props) {
  const known = useConnection(connection);
  if (!known) return null;
  return (
    <SpaceBetween size="m">
      {requests.map((request) => {
        const { text, missing } = cliCommand(request, known);
        return (
          <SpaceBetween key={text} size="xs">
            {missing.length > 0 ? (
              <Alert type="info" statusIconAriaLabel="Info">
                The form is not complete yet: the command still lacks {missing.join(', ')}.
              </Alert>
            ) : null}
            <CodeText what={`Command for ${request.operation}`} text={text} />
          </SpaceBetween>
        );
      })}
      <Box variant="small" color="text-body-secondary">
        {known.embedded
          ? 'The AWS CLI needs the access key of the embedded service, which was printed when it started: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. '
          : 'The AWS CLI takes its credentials from its own configuration. '}
        Releases of the AWS CLI from after October 2025 do not have <code>aws qldb</code> any more; older ones do.
      </Box>
    </SpaceBetween>
  );
}
