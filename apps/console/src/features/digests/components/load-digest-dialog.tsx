import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FileInput from '@cloudscape-design/components/file-input';
import FormField from '@cloudscape-design/components/form-field';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { VisibleText } from '@qldb-console/ion-view';
import { encodeUtf8 } from '@qldb-console/journal';
import { type ClipboardEvent, useState } from 'react';
import { notify } from '../../../lib/notifications.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import { addDigest, keepDigest } from '../model/digests.ts';
import { type DigestReading, MOST_DIGEST_BYTES, readDigest } from '../model/read-digest.ts';

/** Takes a digest from a file or a text. What cannot be read is told with its place, and the text stays. */
export function LoadDigestDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [keep, setKeep] = useState(true);
  const [refused, setRefused] = useState<Exclude<DigestReading, { kind: 'digest' }>>();

  const take = (reading: DigestReading) => {
    if (reading.kind !== 'digest') {
      setRefused(reading);
      return;
    }
    const id = addDigest(reading.digest);
    const notKept = keep ? keepDigest(id) : undefined;
    notify({
      type: 'success',
      header: `Digest at block ${reading.digest.tip.sequenceNo} loaded`,
      content: notKept,
    });
    onClose();
  };
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    setRefused(undefined);
    // Judged by its size before it is read.
    if (file.size > MOST_DIGEST_BYTES) setRefused({ kind: 'too-large', size: file.size });
    else take(readDigest(new Uint8Array(await file.arrayBuffer()), file.name));
  };
  const onPaste = (event: ClipboardEvent) => {
    const size = event.clipboardData.getData('text/plain').length;
    if (size <= MOST_DIGEST_BYTES) return;
    // It would freeze the field; what stands in it stays.
    event.preventDefault();
    setRefused({ kind: 'too-large', size });
  };

  return (
    <Modal
      visible
      header="Load a digest"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" onClick={() => take(readDigest(encodeUtf8(text), undefined))}>
              Load the text
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField
          label="File"
          description="A digest saved by the AWS console (.ion.txt), or what aws qldb get-digest printed."
        >
          <FileInput value={[]} ariaLabel="Choose a digest file" onChange={({ detail }) => takeFile(detail.value[0])}>
            Choose file
          </FileInput>
        </FormField>
        <div onPasteCapture={onPaste}>
          <FormField label="Or text" stretch>
            <Textarea
              value={text}
              rows={5}
              spellcheck={false}
              placeholder={'{ "Digest": "…", "DigestTipAddress": { "IonText": "{strandId:…,sequenceNo:…}" } }'}
              onChange={({ detail }) => {
                setText(detail.value);
                setRefused(undefined);
              }}
            />
          </FormField>
        </div>
        {refused ? <RefusedDigest refused={refused} /> : null}
        <Checkbox checked={keep} onChange={({ detail }) => setKeep(detail.checked)}>
          Keep it in this browser
        </Checkbox>
      </SpaceBetween>
    </Modal>
  );
}

function RefusedDigest({ refused }: { refused: Exclude<DigestReading, { kind: 'digest' }> }) {
  if (refused.kind === 'too-large')
    return (
      <Alert type="error" statusIconAriaLabel="Error" header="This is too large for a digest">
        A digest has a few hundred bytes; this has {refused.size.toLocaleString('en')}. It was not read.
      </Alert>
    );
  if (refused.kind === 'other')
    return (
      <Alert type="error" statusIconAriaLabel="Error" header={`This is ${refused.what}, not a digest`}>
        It can be opened on the <Link href={pagePaths.bringYourOwn()}>Verification page</Link>.
      </Alert>
    );
  const { title, detail, path, place, code } = refused.problem;
  return (
    <Alert type="error" statusIconAriaLabel="Error" header={title}>
      <VisibleText text={detail} />.{path === '' ? null : <> In {path}.</>}
      {place === undefined ? null : (
        <>
          {' '}
          Line {place.line}, column {place.column}.
        </>
      )}{' '}
      <Box variant="code">{code}</Box>
    </Alert>
  );
}
