import { readLines } from '../ndjson.ts';
import { paths } from '../paths.ts';
import { type BlockRangeLine, blockRangeLineSchema, blockSchema, revisionSchema } from '../schemas/blocks.ts';
import {
  ApiError,
  brokenOff,
  type CallOptions,
  localProblem,
  parseJson,
  problemOfLine,
  query,
  type Transport,
} from './transport.ts';

interface BlockAddress {
  strandId: string;
  sequenceNo: number;
}

export function blockCalls({ call, send }: Transport) {
  return {
    getBlock: (connection: string, ledger: string, block: BlockAddress, tip?: number | undefined, o?: CallOptions) =>
      call(blockSchema, 'GET', paths.block(connection, ledger, block.strandId, block.sequenceNo) + query({ tip }), o),
    getRevision: (
      connection: string,
      ledger: string,
      block: BlockAddress,
      documentId: string,
      tip?: number | undefined,
      o?: CallOptions,
    ) =>
      call(
        revisionSchema,
        'GET',
        paths.revision(connection, ledger, block.strandId, block.sequenceNo, documentId) + query({ tip }),
        o,
      ),
    /**
     * Blocks `[from, to)` as they arrive, in order, at most MAX_BLOCK_RANGE of them. Ends normally only after every
     * block has come; leaving the loop early cancels the rest.
     *
     * @throws ApiError when the range ends early or is not the one asked for, after the blocks that came
     */
    async *streamBlocks(
      connection: string,
      ledger: string,
      range: { strandId: string; from: number; to: number },
      o?: CallOptions,
    ): AsyncGenerator<Extract<BlockRangeLine, { type: 'block' }>> {
      const { from, to } = range;
      const path = paths.blocks(connection, ledger, range.strandId) + query({ from, to });
      const response = await send('GET', path, o);
      let next = from;
      let ended = false;
      for await (const text of readLines(response, (thrown) => brokenOff(response, thrown, o?.signal))) {
        const line = blockRangeLineSchema.safeParse(parseJson(text));
        if (!line.success || ended) throw new ApiError(localProblem('mismatch', response));
        if (line.data.type === 'error') throw problemOfLine(line.data, response);
        if (line.data.type === 'end') {
          ended = true;
          if (line.data.count !== next - from || next !== to) throw new ApiError(localProblem('mismatch', response));
        } else {
          if (line.data.sequenceNo !== next) throw new ApiError(localProblem('mismatch', response));
          next += 1;
          yield line.data;
        }
      }
      if (!ended) throw new ApiError(localProblem('broken-off', response));
    },
  };
}
