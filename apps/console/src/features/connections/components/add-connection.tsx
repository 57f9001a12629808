import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { CodeText } from '../../../components/code-text.tsx';

const FILE = `{
  "connections": [
    {
      "id": "staging",
      "name": "Staging",
      "endpoint": "https://qldb.staging.example.org",
      "region": "eu-west-1",
      "profile": "staging",
      "s3": { "endpoint": "https://s3.staging.example.org" },
      "kinesis": { "profile": "streaming" }
    }
  ]
}`;
const COMMAND = 'QLDB_CONSOLE_CONFIG=console.json npm start';

/** How a connection is added: in the configuration, because credentials have no place in a browser. */
export function AddConnection() {
  return (
    <ExpandableSection variant="container" headerText="Add a connection">
      <SpaceBetween size="s">
        <Box variant="p">
          Connections are part of the configuration: whoever starts the console decides where it may go, and with which
          credentials. Write them into the configuration file and name the file at the start:
        </Box>
        <CodeText what="File console.json" text={FILE} />
        <CodeText what="Command that names the file" text={COMMAND} />
        <Box variant="p">
          Only <Box variant="code">id</Box> is needed. Without an endpoint it is AWS&rsquo;s own of the region; without
          a region it is the profile&rsquo;s; without a profile the AWS SDK looks for credentials where it always does.
          Secrets stand in the AWS profile, never in this file.
        </Box>
      </SpaceBetween>
    </ExpandableSection>
  );
}
