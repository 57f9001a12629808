import { WireError } from '../http/wire-error.ts';
import { exportId, ledgerName } from './constraints.ts';
import { exportDescription } from './export-shapes.ts';
import type { Operation } from './operation.ts';

/** Also for a ledger being deleted. A finished export is not found any more once it has expired. */
export const DescribeJournalS3Export: Operation = {
  name: 'DescribeJournalS3Export',
  method: 'GET',
  path: '/ledgers/{name}/journal-s3-exports/{exportId}',
  async handle({ engine, exports }, _request, labels) {
    const name = ledgerName(labels.name as string);
    const id = exportId(labels.exportId as string);
    const row = await exports.find(await engine.ledger(name), id);
    if (!row) {
      throw new WireError('ResourceNotFoundException', `The Export with id ${id} is not found`, {
        ResourceType: 'Export',
        ResourceName: id,
      });
    }
    return { json: { ExportDescription: exportDescription(row) } };
  },
};
