import {
  DescribeJournalKinesisStreamCommand,
  DescribeJournalS3ExportCommand,
  DescribeLedgerCommand,
  GetDigestCommand,
  ListJournalKinesisStreamsForLedgerCommand,
  ListJournalS3ExportsCommand,
  ListJournalS3ExportsForLedgerCommand,
  ListLedgersCommand,
  ListTagsForResourceCommand,
  type QLDBClient,
} from '@aws-sdk/client-qldb';
import type { PresignOperation, PresignRequest } from '@qldb-console/contract';
import { HttpRequest } from '@smithy/protocol-http';

/** The request an operation would send, not signed. */
type Prepare = (client: QLDBClient, parameters: PresignRequest['parameters']) => Promise<HttpRequest>;

/** The contract has checked that each operation's parameters are there. */
export const PREPARE: Readonly<Record<PresignOperation, Prepare>> = {
  ListLedgers: (client, p) => prepare(client, new ListLedgersCommand(page(p))),
  DescribeLedger: (client, p) => prepare(client, new DescribeLedgerCommand({ Name: p.ledger })),
  GetDigest: (client, p) => prepare(client, new GetDigestCommand({ Name: p.ledger })),
  ListTagsForResource: (client, p) => prepare(client, new ListTagsForResourceCommand({ ResourceArn: p.arn })),
  ListJournalS3Exports: (client, p) => prepare(client, new ListJournalS3ExportsCommand(page(p))),
  ListJournalS3ExportsForLedger: (client, p) =>
    prepare(client, new ListJournalS3ExportsForLedgerCommand({ Name: p.ledger, ...page(p) })),
  DescribeJournalS3Export: (client, p) =>
    prepare(client, new DescribeJournalS3ExportCommand({ Name: p.ledger, ExportId: p.exportId })),
  ListJournalKinesisStreamsForLedger: (client, p) =>
    prepare(client, new ListJournalKinesisStreamsForLedgerCommand({ LedgerName: p.ledger, ...page(p) })),
  DescribeJournalKinesisStream: (client, p) =>
    prepare(client, new DescribeJournalKinesisStreamCommand({ LedgerName: p.ledger, StreamId: p.streamId })),
};

function page({ maxResults, nextToken }: PresignRequest['parameters']) {
  return { MaxResults: maxResults, NextToken: nextToken };
}

/** What of a command is needed here; all commands of the client share it. */
interface AnyCommand {
  readonly middlewareStack: {
    add(
      middleware: (next: unknown) => (args: { request: unknown }) => Promise<never>,
      options: { step: 'build'; priority: 'low'; name: string },
    ): void;
  };
}

/** Carries the request out of the SDK's middlewares. */
class Captured extends Error {
  readonly request: HttpRequest;
  constructor(request: HttpRequest) {
    super('captured');
    this.request = request;
  }
}

/**
 * Lets the SDK's own serialiser build the request, so that path, query and body are what the SDK would send, and takes
 * it out before it is signed or sent.
 *
 * @throws what the SDK throws for an input it cannot serialise
 */
async function prepare(client: QLDBClient, command: AnyCommand): Promise<HttpRequest> {
  const capture = () => async (args: { request: unknown }) => {
    if (!HttpRequest.isInstance(args.request)) throw new TypeError('the SDK built no HTTP request');
    throw new Captured(args.request);
  };
  command.middlewareStack.add(capture, { step: 'build', priority: 'low', name: 'captureRequest' });
  try {
    await client.send(command as Parameters<QLDBClient['send']>[0]);
  } catch (error) {
    if (error instanceof Captured) return error.request;
    throw error;
  }
  throw new TypeError('the SDK sent the request past its middlewares');
}
