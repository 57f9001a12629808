import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { describeVerdict, HashText, VisibleText } from '@qldb-console/ion-view';
import type { Outcome } from '@qldb-console/journal';
import type { BundlePart, EvidenceBundle } from '@qldb-console/journal/bundle';
import { useState } from 'react';
import { JudgedEvidence } from './judged-evidence.tsx';

interface Props {
  bundle: EvidenceBundle;
  parts: readonly BundlePart[];
  /** Of the verdict on all of it. */
  outcome: Outcome;
}

/** What an evidence file says of itself, and what was judged in it, one thing at a time. */
export function BundleParts({ bundle, parts, outcome }: Props) {
  // The first one that decides the verdict on all of them.
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      parts.findIndex(({ verdict }) => verdict?.outcome === outcome),
    ),
  );
  const part = parts[chosen];
  const options = parts.map((each, index) => ({
    value: String(index),
    label: each.title,
    description: each.verdict === undefined ? 'Cannot be read' : describeVerdict(each.verdict).word,
  }));
  return (
    <SpaceBetween size="l">
      <SenderSays bundle={bundle} />
      {parts.length < 2 ? null : (
        <FormField label={`Shown of the ${parts.length} things that were judged in it`}>
          <Select
            options={options}
            selectedOption={options[chosen] ?? null}
            filteringType={parts.length > 10 ? 'auto' : 'none'}
            onChange={({ detail }) => setChosen(Number(detail.selectedOption.value))}
          />
        </FormField>
      )}
      {part === undefined ? null : part.verdict === undefined ? (
        <Alert type="warning" header={`${part.title} cannot be read`}>
          {part.error?.message} ({part.error?.code})
        </Alert>
      ) : (
        <JudgedEvidence
          key={chosen}
          kind={part.kind === 'revision' ? 'revision' : 'block'}
          revision={part.revision}
          block={part.block}
          verdict={part.verdict}
          outcome={part.verdict.outcome}
          sequenceNo={part.sequenceNo}
          blocks={part.blocks}
          comparisons={part.comparisons.map(({ anchor, computed }) => ({
            label: anchor.label,
            computed,
            claimed: anchor.digest.digest,
          }))}
        />
      )}
    </SpaceBetween>
  );
}

/** Claims, shown as such. */
function SenderSays({ bundle }: { bundle: EvidenceBundle }) {
  const { verdict, digests, made, tool, inputs, inputsNotListed, subject } = bundle;
  const findings = subject.kind === 'journal' ? subject.findings : [];
  let key = 0;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Claims, in the words of the sender’s tool: none of this counted for the verdict above."
        >
          What the sender says
        </Header>
      }
    >
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Verdict: sender’s claim', value: <VisibleText text={verdict.headline} /> },
          {
            label: 'Written: sender’s claim',
            value: <VisibleText text={`${made}, ${tool.name} ${tool.version}`} />,
          },
          {
            label: 'Digests: sender’s claim',
            value:
              digests.length === 0
                ? 'none'
                : digests.map(({ digest, tip, label }) => (
                    <div key={key++}>
                      <HashText hash={digest} label="the sender’s digest" />, tip {tip.sequenceNo},{' '}
                      <VisibleText text={label} />
                    </div>
                  )),
          },
          {
            label: 'Made from files: sender’s claim',
            value: (
              <>
                {inputs.slice(0, SHOWN).map(({ name, sha256 }) => (
                  <div key={key++}>
                    <VisibleText text={name} />, SHA-256 <code className="iv-shown">{sha256}</code>
                  </div>
                ))}
                {inputs.length + inputsNotListed > SHOWN ? `and ${inputs.length + inputsNotListed - SHOWN} more` : null}
                {inputs.length === 0 ? 'none' : null}
              </>
            ),
          },
          ...(findings.length === 0
            ? []
            : [
                {
                  label: 'Found wrong: sender’s claim',
                  value: findings.slice(0, SHOWN).map(({ title, sentence }) => (
                    <div key={key++}>
                      <VisibleText text={`${title}: ${sentence}`} />
                    </div>
                  )),
                },
              ]),
        ]}
      />
    </Container>
  );
}

/** Files and findings listed. */
const SHOWN = 20;
