import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Connection } from '@qldb-console/contract';
import type { ReactNode } from 'react';
import { CopyableValue } from '../../../components/copyable-value.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { RequestInfo } from '../../../components/request-info.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { disabledBy, usePermission } from '../../../lib/session.ts';
import { useTestConnection } from '../api/test-connection.ts';
import { TestResult } from './test-result.tsx';

/** One connection: where it leads, where each setting came from, and how a test of it went. */
export function ConnectionCard({ connection }: { connection: Connection }) {
  const { id, name, endpoint, region, embedded, local, profile, s3Endpoint, kinesisEndpoint, sources } = connection;
  const test = useTestConnection(id);
  const mayTest = usePermission('share', { connection: id });
  return (
    <section aria-label={name}>
      <Container
        header={
          <Header
            variant="h2"
            description={`${embedded ? 'Ships with the console. ' : ''}Below each setting stands where it came from.`}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <RequestInfo connection={id} operation="ListLedgers" input={{}} />
                <Button
                  ariaLabel={`Test connection ${name}`}
                  {...disabledBy(mayTest)}
                  loading={test.isPending}
                  loadingText="Testing"
                  onClick={() => test.mutate()}
                >
                  Test connection
                </Button>
              </SpaceBetween>
            }
          >
            <Link fontSize="inherit" href={pagePaths.ledgers(id)}>
              {name}
            </Link>
          </Header>
        }
      >
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={3}
            minColumnWidth={230}
            items={[
              { label: 'Id', value: <CopyableValue what="id" text={id} /> },
              {
                label: 'Endpoint',
                value: <From source={sources.endpoint}>{<CopyableValue what="endpoint" text={endpoint} />}</From>,
              },
              { label: 'Region', value: <From source={sources.region}>{region}</From> },
              {
                label: 'Credentials',
                value: (
                  <From source={sources.credentials}>
                    {profile !== undefined
                      ? `Profile ${profile}`
                      : embedded
                        ? 'Its own access key'
                        : 'Found by the AWS SDK'}
                  </From>
                ),
              },
              { label: 'Amazon S3', value: delivery(s3Endpoint, local) },
              { label: 'Amazon Kinesis', value: delivery(kinesisEndpoint, local) },
            ]}
          />
          {test.isError ? (
            <ProblemAlert what="The connection could not be tested." error={test.error} onRetry={() => test.mutate()} />
          ) : null}
          <LiveRegion>
            {test.data ? (
              <section aria-label={`Test of ${name}`}>
                <Box variant="h3" padding={{ bottom: 'xxs' }}>
                  Tested <TimeText instant={test.data.at} precision="seconds" />
                </Box>
                <TestResult test={test.data.result} />
              </section>
            ) : null}
          </LiveRegion>
        </SpaceBetween>
      </Container>
    </section>
  );
}

/** A setting, and below it where it came from. */
function From({ source, children }: { source: string; children: ReactNode }) {
  return (
    <>
      <div>{children}</div>
      <Box variant="small" color="text-body-secondary">
        {source}
      </Box>
    </>
  );
}

function delivery(endpoint: string | undefined, local: boolean): ReactNode {
  if (endpoint === undefined) return 'AWS’s own, of the region';
  return (
    <>
      <div>
        <CopyableValue what="endpoint" text={endpoint} />
      </div>
      {local ? (
        <Box variant="small" color="text-body-secondary">
          stand-in that ships with the console
        </Box>
      ) : null}
    </>
  );
}
