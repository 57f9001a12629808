import { JournalError } from '../../errors.ts';
import { SYSTEM_SYMBOLS } from '../symbols.ts';
import type { IonSymbolToken } from '../value.ts';

const SYSTEM_IDS = new Map(SYSTEM_SYMBOLS.map(({ text }, index) => [text, index + 1]));
const FIRST_LOCAL_ID = SYSTEM_SYMBOLS.length + 1;

/** Gives symbols their ids for writing, and remembers what the local symbol table has to define. */
export class SymbolIds {
  /** What ids from 10 on stand for, in order; `undefined` for a gap, a symbol that is defined to have no known text. */
  readonly local: (string | undefined)[] = [];
  private readonly ids = new Map<string | undefined, number>();

  /**
   * The id of a symbol; 0 for `$0`.
   *
   * @throws JournalError 'ion-shared-symbol-table' for a symbol of a shared symbol table, whose text is not known here
   */
  idOf(token: IonSymbolToken, at: number): number {
    const { text } = token;
    if (text === undefined) {
      if (token.unknown === undefined) return 0;
      if (token.unknown.table !== undefined) {
        const message = `The text of symbol $${token.unknown.id} stands in a shared symbol table, so it cannot be written without it`;
        throw new JournalError('ion-shared-symbol-table', message, at);
      }
    }
    const known = this.ids.get(text) ?? SYSTEM_IDS.get(text);
    if (known !== undefined) return known;
    const id = FIRST_LOCAL_ID + this.local.length;
    this.local.push(text);
    this.ids.set(text, id);
    return id;
  }
}
