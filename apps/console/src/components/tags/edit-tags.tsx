import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Tags } from '@qldb-console/contract';
import { type FormEvent, useState } from 'react';
import { notify } from '../../lib/notifications.ts';
import type { QldbRequest } from '../../lib/qldb-request.ts';
import { areTagsValid, rowsOf, type TagChanges, type TagRow, tagChanges, tagsOf } from '../../lib/tag-rules.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { RequestInfo } from '../request-info.tsx';
import { TagsEditor } from './tags-editor.tsx';
import { useChangeTags } from './use-tags.ts';

interface Props {
  connection: string;
  arn: string;
  /** The tags as the reader saw them when the editing began. */
  opened: Tags;
  /** The tags as they are now. */
  before: Tags;
  onClose: () => void;
}

/** Edits all tags of a resource, says what will be sent, and sends only that. */
export function EditTags({ connection, arn, opened, before, onClose }: Props) {
  const [rows, setRows] = useState<readonly TagRow[]>(() => rowsOf(opened));
  const [strict, setStrict] = useState(false);
  const changing = useChangeTags(connection, arn);
  const valid = areTagsValid(rows, before);
  const changes = tagChanges(before, tagsOf(rows.filter(({ key }) => key !== '')));
  const changedElsewhere = tagChanges(opened, before).lines.length > 0 && !changing.isError;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!valid || changing.isPending) return;
    if (changes.lines.length === 0) return onClose();
    changing.mutate(changes, {
      onSuccess: () => {
        notify({ type: 'success', header: 'Tags saved', content: countOf(changes) });
        onClose();
      },
    });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={onClose}>
              Cancel
            </Button>
            <ChangesRequest connection={connection} arn={arn} changes={changes} />
            <Button variant="primary" loading={changing.isPending} loadingText="Saving the tags">
              Save tags
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">Manage tags</Header>}>
            <TagsEditor rows={rows} before={before} strict={strict} onChange={setRows} />
          </Container>
          {changedElsewhere ? (
            <Alert type="warning" statusIconAriaLabel="Warning" header="The tags were changed elsewhere meanwhile">
              What is listed below leads from the tags as they are now to the ones in this form.
            </Alert>
          ) : null}
          <Container header={<Header variant="h3">What will be sent</Header>}>
            {changes.lines.length === 0 ? (
              <Box color="text-body-secondary">Nothing: the tags are as they were.</Box>
            ) : (
              <ul className="changes">
                {changes.lines.map(({ key, sign, text }) => (
                  <li key={key}>
                    <code aria-hidden="true">{sign}</code> {text}
                  </li>
                ))}
              </ul>
            )}
          </Container>
          {changing.isError ? <ProblemAlert what="The tags were not all saved." error={changing.error} /> : null}
        </SpaceBetween>
      </Form>
    </form>
  );
}

function ChangesRequest({ connection, arn, changes }: { connection: string; arn: string; changes: TagChanges }) {
  const requests: QldbRequest[] = [
    ...(changes.removed.length > 0
      ? [{ operation: 'UntagResource', input: { ResourceArn: arn, TagKeys: changes.removed } } as const]
      : []),
    ...(Object.keys(changes.set).length > 0
      ? [{ operation: 'TagResource', input: { ResourceArn: arn, Tags: changes.set } } as const]
      : []),
  ];
  const [first, ...also] = requests;
  return first ? <RequestInfo connection={connection} {...first} also={also} /> : null;
}

function countOf({ set, removed }: TagChanges): string {
  const kept = Object.keys(set).length;
  return [kept > 0 ? `${kept} set` : '', removed.length > 0 ? `${removed.length} removed` : '']
    .filter((part) => part !== '')
    .join(', ');
}
