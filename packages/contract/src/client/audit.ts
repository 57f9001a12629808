import { paths } from '../paths.ts';
import { auditPageSchema, type BrowserReport } from '../schemas/audit.ts';
import { type CallOptions, query, type Transport } from './transport.ts';

export function auditCalls({ call, send }: Transport) {
  return {
    /** Lines of the audit log that end before a byte of its file; without it the last ones. Of admins of everything. */
    listAudit: (
      page: { before?: number | undefined; limit?: number | undefined; instance?: string | undefined } = {},
      o?: CallOptions,
    ) => call(auditPageSchema, 'GET', paths.audit() + query({ ...page }), o),
    /** Puts on record what only the browser knows. */
    report: async (body: BrowserReport, o?: CallOptions): Promise<void> => {
      await send('POST', paths.reports(), { ...o, body });
    },
  };
}
