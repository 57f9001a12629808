const KINDS = {
  iam: { form: /^arn:[^:]+:iam::[^:]*:role\/.+$/, example: 'arn:aws:iam::123456789012:role/my-role', what: 'a role' },
  kms: {
    form: /^arn:[^:]+:kms:[^:]+:[^:]+:(?:key|alias)\/.+$/,
    example: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    what: 'a KMS key',
  },
  kinesis: {
    form: /^arn:[^:]+:kinesis:[^:]+:[^:]+:stream\/[A-Za-z0-9._-]+$/,
    example: 'arn:aws:kinesis:us-east-1:123456789012:stream/my-stream',
    what: 'a Kinesis data stream',
  },
} as const;

/** Why a text cannot be the Amazon Resource Name of that kind of thing; `undefined` when it can. */
export function arnProblem(text: string, kind: keyof typeof KINDS): string | undefined {
  const { form, example, what } = KINDS[kind];
  const arn = text.trim();
  if (arn === '') return `Enter the ARN of ${what}.`;
  // 20–1600 characters: the API's own limits.
  if (arn.length < 20 || arn.length > 1600 || !form.test(arn))
    return `This is not the ARN of ${what}, as in ${example}.`;
  return undefined;
}

/** The ledger that an ARN of QLDB is about: its own, or that of its stream or table. `undefined` for anything else. */
export function ledgerOfArn(arn: unknown): string | undefined {
  if (typeof arn !== 'string') return undefined;
  const [prefix, , service, , , resource = '', ...rest] = arn.split(':');
  const [kind, ledger] = resource.split('/');
  if (prefix !== 'arn' || service !== 'qldb' || rest.length > 0) return undefined;
  return kind === 'ledger' || kind === 'stream' || kind === 'table' ? ledger : undefined;
}
