import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { HashEncodingSwitch, HashText } from '@qldb-console/ion-view';
import { useState } from 'react';
import type { NamedHash } from '../../lib/blocks/block-hashes.ts';

const FIRST = 100;

/** Hashes with their places, each in full. */
export function HashesTable({ hashes, label }: { hashes: readonly NamedHash[]; label: string }) {
  const [limit, setLimit] = useState(FIRST);
  return (
    <SpaceBetween size="s">
      <HashEncodingSwitch />
      <Table
        variant="embedded"
        ariaLabels={{ tableLabel: label }}
        trackBy="path"
        items={hashes.slice(0, limit)}
        wrapLines
        enableKeyboardNavigation
        columnDefinitions={[
          {
            id: 'of',
            header: 'Hash of',
            isRowHeader: true,
            minWidth: 180,
            cell: ({ of, path }) => (
              <>
                {of}
                <div className="hash-value">
                  <Box variant="code" color="text-body-secondary">
                    {path}
                  </Box>
                </div>
              </>
            ),
          },
          {
            id: 'hash',
            header: 'Value',
            minWidth: 240,
            cell: ({ hash, path }) => (
              <div className="hash-value">
                <HashText hash={hash} label={path} full />
              </div>
            ),
          },
        ]}
      />
      {hashes.length > limit ? (
        <Button onClick={() => setLimit(limit + 1000)}>Show more of {hashes.length.toLocaleString('en')} hashes</Button>
      ) : null}
    </SpaceBetween>
  );
}
