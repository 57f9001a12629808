const PREFIX = 'alias/';
const MAX_LENGTH = 250;

/** The alias as the API takes it; `undefined` where the reader wants none. */
export function fullAlias(typed: string): string | undefined {
  const name = typed.trim();
  if (name === '') return undefined;
  return name.startsWith(PREFIX) ? name : PREFIX + name;
}

/** Why a key cannot have this alias, by the rules of AWS KMS (CreateAlias); `undefined` when it can, or needs none. */
export function aliasProblem(typed: string): string | undefined {
  const name = fullAlias(typed)?.slice(PREFIX.length);
  if (name === undefined) return undefined;
  if (name === '') return 'Enter the name after alias/.';
  if (/[^A-Za-z0-9/_-]/.test(name)) return 'Use only letters a–z, digits, slashes, underscores and hyphens.';
  if (name.startsWith('aws/')) return 'Aliases that begin with alias/aws/ are reserved for AWS.';
  if (name.length > MAX_LENGTH)
    return `The name can have ${MAX_LENGTH} characters at most; this one has ${name.length}.`;
  return undefined;
}
