import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export interface ObjectQuestion {
  readonly connection: string;
  readonly ledger: string;
  readonly exportId: string;
  readonly key: string;
}
export interface Progress {
  readonly received: number;
  /** Bytes in all, where the answer states it. */
  readonly total: number | undefined;
}

/** An object is large, and nobody looks at many of them at a time. */
const KEPT_MS = 30_000;

const objectQuery = ({ connection, ledger, exportId, key }: ObjectQuestion, onProgress?: (now: Progress) => void) =>
  queryOptions({
    queryKey: queryKeys.exportObject(connection, ledger, exportId, key),
    queryFn: ({ signal }) => api.fetchExportObject(connection, ledger, exportId, key, { signal, onProgress }),
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  });

const NOTHING: ObjectQuestion = { connection: '', ledger: '', exportId: '', key: '' };

/** The bytes of an object, and how far the download is; nothing is asked for while the question is `undefined`. */
export function useExportObject(question: ObjectQuestion | undefined) {
  const [progress, setProgress] = useState<Progress>();
  const query = useQuery({ ...objectQuery(question ?? NOTHING, setProgress), enabled: question !== undefined });
  return { ...query, progress };
}
