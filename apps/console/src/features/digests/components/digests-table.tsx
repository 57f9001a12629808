import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { ledgerNameSchema } from '@qldb-console/contract';
import { CopyButton, HashText, VisibleText } from '@qldb-console/ion-view';
import { type DigestProvenance, decodeBase64, encodeHex } from '@qldb-console/journal';
import type { ReactNode } from 'react';
import { addressText } from '../../../lib/block-address.ts';
import { notify } from '../../../lib/notifications.ts';
import { report } from '../../../lib/report.ts';
import { saveFile } from '../../../lib/save-file.ts';
import type { DigestEntry } from '../model/digest-entry.ts';
import { type DigestFileForm, digestFile } from '../model/digest-files.ts';
import { isShipped, keepDigest } from '../model/digests.ts';

interface Props {
  digests: readonly DigestEntry[];
  header: ReactNode;
  empty: ReactNode;
  onRemove: (digest: DigestEntry) => void;
}

const PROVENANCE: Record<DigestProvenance, { word: string; type: 'success' | 'info'; worth: string }> = {
  fetched: {
    word: 'Fetched in this visit',
    type: 'info',
    worth: 'Shows that the service agrees with itself; anchors nothing.',
  },
  saved: { word: 'Saved earlier', type: 'success', worth: 'Anchors what it matches.' },
  supplied: { word: 'Supplied by you', type: 'success', worth: 'Anchors what it matches.' },
  bundle: { word: 'From a bundle', type: 'info', worth: 'As good as whoever made the bundle; anchors nothing.' },
};

/** Digests with what each is worth, and what can be done with it. */
export function DigestsTable({ digests, header, empty, onRemove }: Props) {
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Digests' }}
      trackBy="id"
      items={digests}
      wrapLines
      enableKeyboardNavigation
      header={header}
      empty={empty}
      columnDefinitions={[
        {
          id: 'digest',
          header: 'Digest',
          isRowHeader: true,
          minWidth: 190,
          cell: ({ digest, tip }) => (
            <>
              <HashText hash={digest} label={`digest at block ${tip.sequenceNo}`} />
              <span className="iv digest-tip">
                up to block {tip.sequenceNo} <CopyButton text={addressText(tip)} label="Copy tip address" />
              </span>
            </>
          ),
        },
        {
          id: 'provenance',
          header: 'Where it comes from',
          minWidth: 240,
          cell: (entry) => <Provenance entry={entry} />,
        },
        {
          id: 'ledger',
          header: 'Ledger, as stated',
          minWidth: 220,
          cell: ({ ledger, tip }) => (
            <>
              {ledger === undefined ? 'Not stated' : <VisibleText text={ledger.slice(0, 200)} />}
              <Box variant="small" color="text-body-secondary" display="block">
                strand {tip.strandId}
              </Box>
            </>
          ),
        },
        {
          id: 'actions',
          header: 'Actions',
          minWidth: 240,
          cell: (entry) => <Actions entry={entry} onRemove={onRemove} />,
        },
      ]}
    />
  );
}

function Provenance({ entry }: { entry: DigestEntry }) {
  const { word, type, worth } = PROVENANCE[entry.provenance];
  return (
    <>
      <StatusIndicator type={type}>{word}</StatusIndicator>
      <Box variant="small" color="text-body-secondary" display="block">
        <VisibleText text={entry.label} />. {worth}
      </Box>
    </>
  );
}

/** The audit log holds when which digest left this page, or was kept: what it is worth later rests on that. */
function reportSaved({ digest, tip, ledger }: DigestEntry): void {
  const bytes = decodeBase64(digest);
  report({
    kind: 'digest-saved',
    subject: `digest at block ${tip.sequenceNo} of ${tip.strandId}`,
    ...(bytes ? { sha256: encodeHex(bytes) } : {}),
    ...(ledgerNameSchema.safeParse(ledger).success ? { ledger } : {}),
  });
}

function Actions({ entry, onRemove }: { entry: DigestEntry; onRemove: (digest: DigestEntry) => void }) {
  const name = `digest at block ${entry.tip.sequenceNo}`;
  const shipped = isShipped(entry);
  const keep = () => {
    const refused = keepDigest(entry.id);
    if (refused !== undefined) notify({ type: 'error', header: 'The digest was not kept', content: refused });
    else reportSaved(entry);
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        ariaLabel={`Save as file: ${name}`}
        items={[
          { id: 'console', text: 'AWS console file (.ion.txt)' },
          { id: 'cli', text: 'AWS CLI JSON (.json)' },
        ]}
        onItemClick={({ detail }) => {
          saveFile(digestFile(entry, detail.id as DigestFileForm));
          reportSaved(entry);
        }}
        expandToViewport
      >
        Save as
      </ButtonDropdown>
      {shipped || entry.keptAt !== undefined ? null : (
        <Button ariaLabel={`Keep ${name} in this browser`} onClick={keep}>
          Keep
        </Button>
      )}
      {shipped ? null : (
        <Button ariaLabel={`Remove ${name}`} onClick={() => onRemove(entry)}>
          Remove
        </Button>
      )}
    </SpaceBetween>
  );
}
