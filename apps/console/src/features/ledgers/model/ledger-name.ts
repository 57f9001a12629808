const MAX_LENGTH = 32;

/**
 * Why a ledger cannot have this name, by the rules of CreateLedger; `undefined` when it can.
 * The first rule that is broken is told, in words that say what to change.
 */
export function ledgerNameProblem(name: string): string | undefined {
  if (name === '') return 'Enter a name.';
  const strange = /[^A-Za-z0-9-]/u.exec(name)?.[0];
  if (strange !== undefined) return `Use only letters a–z, digits and hyphens; ${describe(strange)} is not allowed.`;
  if (name.startsWith('-')) return 'The name cannot begin with a hyphen.';
  if (name.endsWith('-')) return 'The name cannot end with a hyphen.';
  if (name.includes('--')) return 'The name cannot contain two hyphens in a row.';
  if (/^[0-9]+$/.test(name)) return 'The name cannot consist of digits only.';
  if (name.length > MAX_LENGTH)
    return `The name can have ${MAX_LENGTH} characters at most; this one has ${name.length}.`;
  return undefined;
}

/** A character by itself where it can be seen, else by its number. */
function describe(character: string): string {
  if (character === ' ') return 'a space';
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `“${character}”` : `the character U+${code}`;
}
