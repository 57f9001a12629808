import { useMemo, useState } from 'react';
import { type AnswerNames, answersAsInputs, type LedgerAnswers } from './ledger-answers.ts';
import { editSupplied, type Supplied } from './supplied.ts';

const NOTHING: readonly Supplied[] = [];

/** The answers of a ledger, or what stands in their place, as inputs whose texts can be changed. Other answers drop the changes. */
export function useEditableAnswers(answers: LedgerAnswers | undefined, names?: AnswerNames) {
  const given = useMemo(() => (answers === undefined ? NOTHING : answersAsInputs(answers, names)), [answers, names]);
  const [changed, setChanged] = useState<{ of: readonly Supplied[]; items: readonly Supplied[] }>();
  const items = changed?.of === given ? changed.items : given;
  return {
    items,
    edit: (id: string, text: string) =>
      setChanged({ of: given, items: items.map((item) => (item.id === id ? editSupplied(item, text) : item)) }),
    restore: (id: string) =>
      setChanged({
        of: given,
        items: items.map((item) => (item.id === id ? (given.find((one) => one.id === id) ?? item) : item)),
      }),
  };
}
