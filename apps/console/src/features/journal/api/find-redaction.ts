import { MAX_BLOCK_RANGE } from '@qldb-console/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../lib/api-client.ts';
import { loadedBlock } from '../../../lib/blocks/loaded-block.ts';
import { recordsRedactionOf } from '../model/find-redaction.ts';
import type { JournalTip } from './journal-tip.ts';

/**
 * Looks through the blocks behind one for the first that records a redaction of its revisions. The search ends with the
 * page; `read` says how many blocks were looked at.
 */
export function useFindRedaction(connection: string, ledger: string, tip: JournalTip, sequenceNo: number) {
  const [read, setRead] = useState(0);
  const stop = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);
  const search = useMutation({
    mutationFn: async (): Promise<number | undefined> => {
      const { signal } = stop.current;
      const { strandId } = tip;
      const redacted = { strandId, sequenceNo };
      for (let from = sequenceNo + 1; from <= tip.sequenceNo; from += MAX_BLOCK_RANGE) {
        const to = Math.min(from + MAX_BLOCK_RANGE, tip.sequenceNo + 1);
        for await (const line of api.streamBlocks(connection, ledger, { strandId, from, to }, { signal })) {
          if (recordsRedactionOf(redacted, loadedBlock(strandId, line.sequenceNo, line.ionText)))
            return line.sequenceNo;
          if (line.sequenceNo % 100 === 0) setRead(line.sequenceNo - sequenceNo);
        }
      }
      return undefined;
    },
  });
  return { ...search, read };
}
