import { readLines } from '../ndjson.ts';
import { paths } from '../paths.ts';
import {
  type CreateStream,
  journalStreamListSchema,
  journalStreamSchema,
  kinesisStreamListSchema,
  type RecordsFrom,
  type StreamRecordLine,
  streamIdAnswerSchema,
  streamRecordLineSchema,
} from '../schemas/streams.ts';
import {
  ApiError,
  brokenOff,
  type CallOptions,
  localProblem,
  type Page,
  parseJson,
  problemOfLine,
  query,
  type Transport,
} from './transport.ts';

export function streamCalls({ call, send }: Transport) {
  return {
    listStreams: (connection: string, ledger: string, page: Page = {}, o?: CallOptions) =>
      call(journalStreamListSchema, 'GET', paths.streams(connection, ledger) + query({ ...page }), o),
    createStream: (connection: string, ledger: string, body: CreateStream, o?: CallOptions) =>
      call(streamIdAnswerSchema, 'POST', paths.streams(connection, ledger), { ...o, body }),
    describeStream: (connection: string, ledger: string, streamId: string, o?: CallOptions) =>
      call(journalStreamSchema, 'GET', paths.stream(connection, ledger, streamId), o),
    cancelStream: (connection: string, ledger: string, streamId: string, o?: CallOptions) =>
      call(streamIdAnswerSchema, 'DELETE', paths.stream(connection, ledger, streamId), o),
    /**
     * The records of the Kinesis stream as they come, with notes about shards and how far behind the reading is.
     * Ends normally when the back end's time for one view is over; leaving the loop early ends it there too.
     *
     * @param start where to begin; `at` (ISO 8601 UTC) goes with `time`
     * @throws ApiError for a view that cannot begin, that breaks off, or that ends with an error, after what came
     */
    async *streamRecords(
      connection: string,
      ledger: string,
      streamId: string,
      start: { from: RecordsFrom; at?: string | undefined },
      o?: CallOptions,
    ): AsyncGenerator<Exclude<StreamRecordLine, { type: 'error' }>> {
      const path = paths.streamRecords(connection, ledger, streamId) + query({ from: start.from, at: start.at });
      const response = await send('GET', path, o);
      for await (const text of readLines(response, (thrown) => brokenOff(response, thrown, o?.signal))) {
        const line = streamRecordLineSchema.safeParse(parseJson(text));
        if (!line.success) throw new ApiError(localProblem('mismatch', response));
        if (line.data.type === 'error') throw problemOfLine(line.data, response);
        yield line.data;
      }
    },
    /** Names of Kinesis data streams for forms. */
    listKinesisStreams: (connection: string, o?: CallOptions) =>
      call(kinesisStreamListSchema, 'GET', paths.kinesisStreams(connection), o),
  };
}
