import AttributeEditor, { type AttributeEditorProps } from '@cloudscape-design/components/attribute-editor';
import Box from '@cloudscape-design/components/box';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import type { Tags } from '@qldb-console/contract';
import { useEffect, useRef } from 'react';
import { isReserved, MAX_TAGS, type TagRow, tagProblems } from '../../lib/tag-rules.ts';

interface Props {
  rows: readonly TagRow[];
  /** What the resource has now; absent for one that does not exist yet. */
  before?: Tags;
  /** Whether rows that the reader has not filled in yet are called wrong. */
  strict: boolean;
  onChange: (rows: readonly TagRow[]) => void;
}

/** Rows of key and value, each with what is wrong with it. */
export function TagsEditor({ rows, before, strict, onChange }: Props) {
  const problems = tagProblems(rows, before);
  const editor = useRef<AttributeEditorProps.Ref>(null);
  const newest = useRef<InputProps.Ref>(null);
  const added = useRef(false);
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    newest.current?.focus();
  });
  const change = (index: number, part: Partial<TagRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const left = MAX_TAGS - rows.length;
  return (
    <AttributeEditor
      ref={editor}
      items={rows}
      addButtonText="Add tag"
      removeButtonText="Remove"
      removeButtonAriaLabel={({ key }) => (key === '' ? 'Remove the tag without a key' : `Remove tag ${key}`)}
      i18nStrings={{ errorIconAriaLabel: 'Error', itemRemovedAriaLive: 'The tag was removed.' }}
      empty={<Box color="text-body-secondary">No tags.</Box>}
      disableAddButton={left <= 0}
      additionalInfo={
        left > 0
          ? `You can add ${left} more ${left === 1 ? 'tag' : 'tags'}.`
          : left === 0
            ? `A resource has at most ${MAX_TAGS} tags.`
            : `A resource has at most ${MAX_TAGS} tags: remove ${-left}.`
      }
      isItemRemovable={({ key }) => !isOfAws(key)}
      onAddButtonClick={() => {
        added.current = true;
        onChange([...rows, { key: '', value: '' }]);
      }}
      onRemoveButtonClick={({ detail: { itemIndex } }) => {
        onChange(rows.filter((_row, at) => at !== itemIndex));
        // The focus would be lost with the button.
        editor.current?.focusAddButton();
      }}
      gridLayout={[{ breakpoint: 'xxs', rows: [[1, 1]], removeButton: { width: 'auto' } }, { rows: [[1], [1]] }]}
      definition={[
        {
          label: 'Key',
          control: ({ key }, index) => (
            <Input
              {...(index === rows.length - 1 ? { ref: newest } : {})}
              value={key}
              placeholder="team"
              autoComplete={false}
              spellcheck={false}
              readOnly={isOfAws(key)}
              onChange={({ detail }) => change(index, { key: detail.value })}
            />
          ),
          errorText: ({ key }, index) => (key === '' && !strict ? undefined : problems[index]?.key),
        },
        {
          label: 'Value, optional',
          control: ({ key, value }, index) => (
            <Input
              value={value}
              autoComplete={false}
              spellcheck={false}
              readOnly={isOfAws(key)}
              onChange={({ detail }) => change(index, { value: detail.value })}
            />
          ),
          errorText: (_row, index) => problems[index]?.value,
        },
      ]}
    />
  );

  function isOfAws(key: string): boolean {
    return isReserved(key) && before !== undefined && Object.hasOwn(before, key);
  }
}
