export interface JournalPosition {
  /** Sequence number of the first row; absent = where the order begins. */
  at: number | undefined;
  order: 'newest' | 'oldest';
}
interface Props extends JournalPosition {
  connection: string;
  ledger: string;
  embedded: boolean;
  onSearch: (position: JournalPosition) => void;
}
export function JournalTab(_props: Props) {
  return null;
}
