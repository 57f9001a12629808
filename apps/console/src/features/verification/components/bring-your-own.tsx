import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { HashEncodingSwitch } from '@qldb-console/ion-view';
import { useState } from 'react';
import { AWS_EXAMPLE_LICENCE, AWS_EXAMPLE_SOURCE } from '../model/aws-example.ts';
import type { Refusal } from '../model/refusal.ts';
import { addSupplies, editSupply, removeSupply, restoreSupply, useSupplies } from '../model/supplies.ts';
import { InputsAndVerdict } from './inputs-and-verdict.tsx';
import { ProblemNote } from './problem-note.tsx';
import { SupplyBox } from './supply-box.tsx';

/** Verification of what the reader brings. No ledger and no network is involved. */
export function BringYourOwn() {
  const items = useSupplies();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const isExample = items.some((item) => item.name.startsWith('AWS example'));
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={<HashEncodingSwitch />}
          description="Prove a document or a block with files you hold. Everything is computed in this browser; nothing you open here is sent anywhere."
        >
          Verification
        </Header>
      }
    >
      <InputsAndVerdict
        items={items}
        inputs="above"
        requests="0 requests sent"
        onEdit={editSupply}
        onRestore={restoreSupply}
        onRemove={removeSupply}
      >
        <SpaceBetween size="xs">
          {refusals.map(({ name, problem }) => (
            <div role="alert" key={name}>
              <ProblemNote subject={name} problem={problem} />
            </div>
          ))}
          <SupplyBox compact={items.length > 0} onGiven={addSupplies} onRefused={setRefusals} />
          {isExample ? (
            <p className="iv iv-note">
              {AWS_EXAMPLE_SOURCE} Licence: {AWS_EXAMPLE_LICENCE}.
            </p>
          ) : null}
        </SpaceBetween>
      </InputsAndVerdict>
    </ContentLayout>
  );
}
