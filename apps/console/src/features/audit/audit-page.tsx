import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ApiError, readAuditDigest } from '@qldb-console/contract';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import type { ListSearch } from '../../components/paged-table.tsx';
import { PermissionGate } from '../../components/permission-gate.tsx';
import { pagePaths } from '../../lib/page-paths.ts';
import { pagedList } from '../../lib/paged-query.ts';
import { usePermission } from '../../lib/session.ts';
import { MOST_ENTRIES, useAuditLines } from './api/audit-lines.ts';
import { AuditTable } from './components/audit-table.tsx';
import { ChainPanel } from './components/chain-panel.tsx';
import { auditRows } from './model/audit-row.ts';
import { judgeLines } from './model/judge-lines.ts';

const route = getRouteApi('/audit');

/** The audit log of this console, for those who administer all of it. */
export function AuditPage() {
  const maySee = usePermission('administer', { whole: true }, { mutates: false });
  return (
    <PermissionGate title="Audit log" permission={maySee} back={{ text: 'Start', href: pagePaths.start() }}>
      <AuditLog />
    </PermissionGate>
  );
}

function AuditLog() {
  const query = useAuditLines();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [kept, setKept] = useState('');
  const pages = query.data?.pages;
  const lines = useMemo(() => pages?.toReversed().flatMap((page) => page.lines) ?? [], [pages]);
  const rows = useMemo(() => auditRows(lines), [lines]);
  const isWhole = pages?.at(-1)?.start === 0;
  const digest = useMemo(() => readAuditDigest(kept), [kept]);
  const verdict = useMemo(() => judgeLines(lines, isWhole, digest), [lines, isWhole, digest]);
  const { error } = query;

  if (error instanceof ApiError && error.problem.code === 'not-supported')
    return (
      <ContentLayout header={<Header variant="h1">Audit log</Header>}>
        <EmptyState title={error.problem.title} text={error.problem.detail ?? ''} />
      </ContentLayout>
    );
  const onSearch = (change: ListSearch) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <AuditTable
      list={{ ...pagedList(query, () => []), items: rows }}
      hasFile={pages !== undefined}
      search={search}
      onSearch={onSearch}
      scope={
        pages === undefined ? null : (
          <>
            <ChainPanel
              verdict={verdict}
              instance={pages[0]?.instance ?? ''}
              isWhole={isWhole}
              kept={kept}
              isKeptValid={digest !== undefined}
              onKept={setKept}
            />
            {lines.length >= MOST_ENTRIES && !isWhole ? (
              <StatusIndicator type="info">
                The newest {MOST_ENTRIES} entries are here. The file and the command line reach further back.
              </StatusIndicator>
            ) : null}
          </>
        )
      }
    />
  );
}
