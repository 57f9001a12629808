import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import type { ParsedBlock, RedactionInfo } from '@qldb-console/journal';
import type { BlockLinks } from '../../lib/blocks/block-links.ts';

interface Props {
  links: BlockLinks;
  block: ParsedBlock;
  info: RedactionInfo;
}

/** The redactions a block records. Their blocks are opened together with this one, which explains them. */
export function RedactionsTable({ links, block, info }: Props) {
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Redactions' }}
      trackBy={({ range }) => String(range.start)}
      items={info.revisions}
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={`(${info.revisions.length})`}
          description="Revisions of earlier blocks whose data this block orders to be removed."
        >
          Redactions
        </Header>
      }
      columnDefinitions={[
        {
          id: 'document',
          header: 'Document id',
          isRowHeader: true,
          cell: ({ documentId }) => <Box variant="code">{documentId}</Box>,
        },
        { id: 'version', header: 'Version', cell: ({ version }) => version },
        { id: 'table', header: 'Table id', cell: ({ tableId }) => <Box variant="code">{tableId}</Box> },
        {
          id: 'block',
          header: 'Block',
          cell: ({ blockAddress: { sequenceNo } }) => (
            <Link href={links.block(sequenceNo, { recordedIn: block.address.sequenceNo })}>
              Block {sequenceNo}, judged with this redaction
            </Link>
          ),
        },
      ]}
    />
  );
}
