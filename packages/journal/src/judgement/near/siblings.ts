import { type IonStruct, type IonValue, writeIonText } from '../../ion/index.ts';
import { variantsOf } from './variants.ts';

/** What a value may have been, seen from how another revision of the same kind writes it: its annotations, type and scale. */
export function likeSibling(value: IonValue, sibling: IonValue): readonly IonValue[] {
  const annotated = sibling.annotations.length > 0 && value.annotations.length === 0;
  const variants = variantsOf(value).map((variant) => variant.value);
  const forms =
    value.type === sibling.type
      ? [...(annotated ? [value] : []), ...(fits(value, sibling) ? [] : variants.filter((each) => fits(each, sibling)))]
      : variants.filter(({ type }) => type === sibling.type);
  return annotated ? forms.map((form) => ({ ...form, annotations: sibling.annotations })) : forms;
}

function fits(value: IonValue, sibling: IonValue): boolean {
  if (value.type !== sibling.type) return false;
  if (value.type === 'decimal' && sibling.type === 'decimal') return value.exponent === sibling.exponent;
  if (value.type === 'timestamp' && sibling.type === 'timestamp')
    return (
      value.precision === sibling.precision &&
      value.offset === sibling.offset &&
      value.fraction?.exponent === sibling.fraction?.exponent
    );
  return true;
}

/** The value with every part of it written as its counterpart in the sibling; undefined where nothing differs. */
export function shapedLike(value: IonValue, sibling: IonValue, depth = 0): IonValue | undefined {
  if (depth > 200) return undefined;
  if (value.type === 'struct' && sibling.type === 'struct') {
    let changed = false;
    const fields = value.fields.map((field) => {
      const other = sibling.fields.find(({ name }) => name.text !== undefined && name.text === field.name.text);
      const shaped = other && shapedLike(field.value, other.value, depth + 1);
      if (shaped === undefined) return field;
      changed = true;
      return { ...field, value: shaped };
    });
    const annotations = value.annotations.length === 0 ? sibling.annotations : value.annotations;
    if (!changed && annotations === value.annotations) return undefined;
    return { ...value, fields, annotations };
  }
  if (value.type === 'list' && sibling.type === 'list') {
    const model = sibling.items[0];
    if (model === undefined) return undefined;
    let changed = false;
    const items = value.items.map((item, i) => {
      const shaped = shapedLike(item, sibling.items[i] ?? model, depth + 1);
      changed ||= shaped !== undefined;
      return shaped ?? item;
    });
    return changed ? { ...value, items } : undefined;
  }
  return likeSibling(value, sibling)[0];
}

/** Fields of the sibling that are null and that the struct does not have: a conversion may have left them out. */
export function missingNulls(value: IonStruct, sibling: IonStruct): IonStruct['fields'] {
  const names = new Set(value.fields.map(({ name }) => name.text));
  return sibling.fields.filter((field) => field.value.type === 'null' && !names.has(field.name.text));
}

/** A value as short Ion text. */
export function shortText(value: IonValue): string {
  const text = writeIonText(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
