// The least that answers as Kinesis does: it takes every record at once and keeps none but those of the last stream
// written to, which GET / gives back. What remains of a measurement against it is the cost of the sender.
import { createServer } from 'node:http';

interface Put {
  readonly StreamARN: string;
  readonly Records: readonly { readonly PartitionKey: string; readonly Data: string }[];
}
let stream = '';
let kept: { PartitionKey: string; Data: string }[] = [];

const server = createServer(async (message, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  if (message.method === 'GET') {
    response.end(JSON.stringify(kept));
    return;
  }
  let answer: object = { StreamDescription: { StreamStatus: 'ACTIVE', Shards: [] }, Shards: [] };
  if (String(message.headers['x-amz-target']).endsWith('.PutRecords')) {
    const { StreamARN, Records } = JSON.parse(Buffer.concat(chunks).toString()) as Put;
    if (StreamARN !== stream) kept = [];
    stream = StreamARN;
    kept.push(...Records);
    const Taken = { ShardId: 'shardId-000000000000', SequenceNumber: '1' };
    answer = { FailedRecordCount: 0, Records: Records.map(() => Taken) };
  }
  response.setHeader('content-type', 'application/x-amz-json-1.1');
  response.end(JSON.stringify(answer));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
process.stdin.resume().on('end', () => process.exit());
