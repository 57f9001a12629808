import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FileInput from '@cloudscape-design/components/file-input';
import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ClipboardEvent, useState } from 'react';
import type { DigestEntry } from '../../digests/model/digest-entry.ts';
import { addDigest } from '../../digests/model/digests.ts';
import { type DigestReading, MOST_DIGEST_BYTES, readDigest } from '../../digests/model/read-digest.ts';
import { canAnchor, covers } from '../model/choose-digest.ts';
import { formatSize } from '../model/supplied.ts';
import { ProblemNote } from './problem-note.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';

interface Props {
  digests: readonly DigestEntry[];
  chosen: DigestEntry | undefined;
  /** A further one, to anchor the verdict twice. */
  second: DigestEntry | undefined;
  onChooseSecond: (id: string | undefined) => void;
  /** The reader states that the two come from sources independent of each other. */
  independent: boolean;
  onStateIndependent: (independent: boolean) => void;
  strandId: string | undefined;
  sequenceNo: number | undefined;
  /** A digest is being fetched. */
  taking: boolean;
  onChoose: (id: string) => void;
  /** Absent where there is nobody to ask for one. */
  onTake?: (() => void) | undefined;
}

/** The digest to verify against: chosen among the known ones, fetched now, or loaded from a file or the clipboard. */
export function DigestField(props: Props) {
  const { digests, chosen, second, strandId, sequenceNo } = props;
  const others = digests.filter(({ id }) => id !== chosen?.id);
  const [refused, setRefused] = useState<Exclude<DigestReading, { kind: 'digest' }>>();
  const take = (reading: DigestReading) => {
    if (reading.kind !== 'digest') {
      setRefused(reading);
      return;
    }
    setRefused(undefined);
    props.onChoose(addDigest(reading.digest));
  };
  const takeFile = async (file: File | undefined) => {
    if (file === undefined) return;
    // Judged by its size before it is read.
    if (file.size > MOST_DIGEST_BYTES) setRefused({ kind: 'too-large', size: file.size });
    else take(readDigest(new Uint8Array(await file.arrayBuffer()), file.name));
  };
  useDroppedFiles(([file]) => takeFile(file));
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const [file] = event.clipboardData.files;
    if (file) takeFile(file);
    else take(readPasted(event.clipboardData.getData('text/plain')));
  };

  return (
    <SpaceBetween size="xs">
      <FormField
        label="Digest to verify against"
        description={`A digest that you saved earlier, or got from somebody else, can prove that nothing was changed since.${props.onTake === undefined ? '' : ' One fetched now shows only that the service agrees with itself.'}`}
        stretch
      >
        <Select
          options={digestOptions(digests, strandId, sequenceNo)}
          selectedOption={chosen === undefined ? null : optionOf(chosen, strandId, sequenceNo)}
          placeholder={props.taking ? 'Fetching a digest' : 'Choose a digest'}
          statusType={props.taking ? 'loading' : 'finished'}
          triggerVariant="option"
          filteringType={digests.length > 8 ? 'auto' : 'none'}
          empty="No digest of this journal is known here"
          onChange={({ detail }) => detail.selectedOption.value && props.onChoose(detail.selectedOption.value)}
        />
      </FormField>
      <div className="digest-tools">
        {props.onTake === undefined ? null : (
          <Button iconName="download" loading={props.taking} onClick={props.onTake}>
            Fetch a digest now
          </Button>
        )}
        <FileInput
          value={[]}
          ariaLabel="Load a digest from a file"
          onChange={({ detail }) => takeFile(detail.value[0])}
        >
          Load a digest from a file
        </FileInput>
        <textarea
          className="verification-text digest-paste"
          aria-label="Paste a digest here"
          placeholder="or paste a digest here"
          rows={1}
          value=""
          onChange={() => {}}
          onPaste={onPaste}
        />
      </div>
      {refused === undefined ? null : (
        <div role="alert">
          <Refused refused={refused} />
        </div>
      )}
      {chosen === undefined || others.length === 0 ? null : (
        <FormField label="Second digest" description="From another source, it makes the verdict stronger." stretch>
          <Select
            options={[NONE, ...digestOptions(others, strandId, sequenceNo)]}
            selectedOption={second === undefined ? NONE : optionOf(second, strandId, sequenceNo)}
            triggerVariant="option"
            onChange={({ detail }) => props.onChooseSecond(detail.selectedOption.value || undefined)}
          />
        </FormField>
      )}
      {second === undefined ? null : (
        <Checkbox checked={props.independent} onChange={({ detail }) => props.onStateIndependent(detail.checked)}>
          I state that the two digests come from sources independent of each other. Nothing here can check that.
        </Checkbox>
      )}
    </SpaceBetween>
  );
}

const NONE: SelectProps.Option = { value: '', label: 'None' };

function readPasted(text: string): DigestReading {
  if (text.length > MOST_DIGEST_BYTES) return { kind: 'too-large', size: text.length };
  return readDigest(new TextEncoder().encode(text), undefined);
}

function Refused({ refused }: { refused: Exclude<DigestReading, { kind: 'digest' }> }) {
  if (refused.kind === 'unreadable') return <ProblemNote subject="The digest" problem={refused.problem} />;
  const base = { detail: 'Nothing else was changed.', path: '', place: undefined };
  if (refused.kind === 'too-large')
    return (
      <ProblemNote
        subject="The digest"
        problem={{
          ...base,
          code: 'input-too-large',
          title: `A digest has a few hundred bytes; this has ${formatSize(refused.size)}. It was not read.`,
        }}
      />
    );
  return (
    <ProblemNote
      subject="The digest"
      problem={{ ...base, code: 'unrecognised-document', title: `This is ${refused.what}, not a digest.` }}
    />
  );
}

function digestOptions(
  digests: readonly DigestEntry[],
  strandId: string | undefined,
  sequenceNo: number | undefined,
): SelectProps.Options {
  const group = (label: string, members: readonly DigestEntry[]) =>
    members.length === 0 ? [] : [{ label, options: members.map((digest) => optionOf(digest, strandId, sequenceNo)) }];
  return [
    ...group('Can anchor a verdict', digests.filter(canAnchor)),
    ...group(
      'Fetched in this visit: show consistency only',
      digests.filter((digest) => !canAnchor(digest)),
    ),
  ];
}

function optionOf(
  digest: DigestEntry,
  strandId: string | undefined,
  sequenceNo: number | undefined,
): SelectProps.Option {
  const { tip, id, label } = digest;
  const foreign = strandId !== undefined && tip.strandId !== strandId;
  const early = sequenceNo !== undefined && strandId !== undefined && !foreign && !covers(digest, strandId, sequenceNo);
  return {
    value: id,
    label: `Blocks [0, ${tip.sequenceNo + 1}), tip ${tip.sequenceNo}`,
    description: label,
    disabled: foreign || early,
    ...(foreign
      ? { disabledReason: 'It belongs to the journal of another strand.' }
      : early
        ? { disabledReason: `It ends before block ${sequenceNo}.` }
        : {}),
  };
}
