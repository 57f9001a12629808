interface Props {
  connection: string;
  arn: string;
}

export function LedgerTagsTab({ arn }: Props) {
  return <>{arn}</>;
}
