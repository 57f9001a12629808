import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { describeVerdict } from '@qldb-console/ion-view';
import type { Asked, Place } from '@qldb-console/journal';
import { type ReactNode, useCallback, useState } from 'react';
import { SaveEvidence } from '../../../components/save-evidence.tsx';
import { evidenceOf } from '../model/evidence-bundle.ts';
import type { Judgement } from '../model/judge.ts';
import { locatePlace } from '../model/locate-place.ts';
import type { Supplied } from '../model/supplied.ts';
import { useJudgement } from '../model/use-judgement.ts';
import { type ShownPlace, SuppliedList } from './supplied-list.tsx';
import { VerdictView } from './verdict-view.tsx';

interface Props {
  items: readonly Supplied[];
  asked?: Asked | undefined;
  /** Ids of the items that may be judged; without it all that can be. */
  judgeable?: readonly string[] | undefined;
  /** The reader's statement that the digests are independent; without it the reader is asked for it here. */
  independent?: boolean | undefined;
  /** Why the inputs are not those that were asked for last. */
  outdated?: string | undefined;
  /** Where the inputs stand: above the verdict while they are being brought, below it when a ledger answered them. */
  inputs: 'above' | 'below';
  /** Where more is added; below the inputs as soon as there are any. */
  children?: ReactNode;
  /** What could be done about what the verdict says, under it. */
  hint?: ((judgement: Judgement) => ReactNode) | undefined;
  /** e.g. "2 requests sent" */
  requests: string;
  onEdit: (id: string, text: string) => void;
  onRestore: (id: string) => void;
  onRemove?: ((id: string) => void) | undefined;
}

/** The inputs and the verdict over them: the same whether a ledger answered them or the reader brought them. */
export function InputsAndVerdict(props: Props) {
  const { items } = props;
  const [chosen, setChosen] = useState<string>();
  const [stated, setStated] = useState(false);
  const [shown, setShown] = useState<ShownPlace>();
  const { subjects, judgement, ...judged } = useJudgement(items, {
    chosen,
    independent: props.independent ?? stated,
    asked: props.asked,
    judgeable: props.judgeable,
  });
  const outdated = judged.outdated ?? props.outdated;
  const onPlace = useCallback(
    (place: Place) => {
      const found = judgement && locatePlace(place, judgement, items);
      if (found) setShown((before) => ({ ...found, request: (before?.request ?? 0) + 1 }));
    },
    [judgement, items],
  );
  const words = judgement && describeVerdict(judgement.verdict);
  const verdictLine = words && `${outdated === undefined ? '' : 'Outdated: '}${words.word}. ${words.headline}`;
  const digests = items.filter((item) => item.lastRead?.kind === 'digest').length;

  const inputs = (
    <Container
      key="inputs"
      header={
        <Header
          variant="h2"
          counter={items.length === 0 ? '' : `(${items.length})`}
          description={
            items.length === 0
              ? 'The saved answers of the AWS CLI (get-digest, get-block, get-revision), the AWS console’s digest file, a receipt of the kvs or rest-api sample libraries, bare Ion, or an evidence file that was handed to you. They stay in this browser.'
              : 'Open one to see its text. Change a character and watch what breaks; Restore takes the change back.'
          }
        >
          Inputs
        </Header>
      }
    >
      <SpaceBetween size="s">
        {items.length === 0 ? null : (
          <SuppliedList
            items={items}
            notUsed={judgement?.notUsed ?? new Map()}
            shown={shown}
            verdictLine={verdictLine}
            onEdit={props.onEdit}
            onRestore={props.onRestore}
            onRemove={props.onRemove}
          />
        )}
        {subjects.length > 1 ? (
          <FormField label="What is judged with the help of the others">
            <Select
              options={subjects.map(({ itemId, name, words }) => ({ value: itemId, label: words, description: name }))}
              selectedOption={toOption(subjects.find(({ itemId }) => itemId === judgement?.subject.itemId))}
              onChange={({ detail }) => setChosen(detail.selectedOption.value)}
            />
          </FormField>
        ) : null}
        {digests > 1 && props.independent === undefined ? (
          <Checkbox checked={stated} onChange={({ detail }) => setStated(detail.checked)}>
            I state that these digests come from sources independent of each other. Nothing here can check that.
          </Checkbox>
        ) : null}
        {props.children}
      </SpaceBetween>
    </Container>
  );
  const verdict =
    judgement === undefined ? null : (
      <VerdictView
        key="verdict"
        hint={props.hint?.(judgement)}
        judgement={judgement}
        outdated={outdated}
        how={`computed in this browser in ${formatMs(judgement.tookMs)}, ${props.requests}`}
        actions={
          judgement.basis === undefined ? undefined : (
            <SaveEvidence
              disabled={outdated !== undefined}
              make={() => evidenceOf(judgement, items, new Date().toISOString())}
            />
          )
        }
        onPlace={onPlace}
      />
    );
  return (
    <>
      {/* What is said of a new verdict to those who do not see it appear. */}
      <div role="status" className="iv-sr">
        {verdictLine === undefined ? '' : `Verdict: ${verdictLine}`}
      </div>
      <SpaceBetween size="l">{props.inputs === 'above' ? [inputs, verdict] : [verdict, inputs]}</SpaceBetween>
    </>
  );
}

function toOption(subject: { itemId: string; words: string } | undefined) {
  return subject === undefined ? null : { value: subject.itemId, label: subject.words };
}

function formatMs(ms: number): string {
  return ms < 1 ? 'less than 1 ms' : `${Math.round(ms)} ms`;
}
