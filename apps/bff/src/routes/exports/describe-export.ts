import { journalExportSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';
import { exportParams } from './journal-export.ts';
import { loadExport } from './load-export.ts';

export const describeExport = operation({
  params: exportParams,
  query: nothing,
  body: noBody,
  status: 200,
  answer: journalExportSchema,
  async run({ params, upstream, signal }) {
    return loadExport(upstream, params, signal);
  },
});
