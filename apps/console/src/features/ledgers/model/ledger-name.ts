const MAX_LENGTH = 32;

/**
 * Every rule of CreateLedger that a name breaks, in words that say what to change; none when a ledger can have this name.
 */
export function ledgerNameProblems(name: string): string[] {
  if (name === '') return ['Enter a name.'];
  const strange = /[^A-Za-z0-9-]/u.exec(name)?.[0];
  return [
    strange === undefined ? '' : `Use only letters a–z, digits and hyphens; ${describe(strange)} is not allowed.`,
    name.startsWith('-') ? 'The name cannot begin with a hyphen.' : '',
    name.endsWith('-') ? 'The name cannot end with a hyphen.' : '',
    name.includes('--') ? 'The name cannot contain two hyphens in a row.' : '',
    /^[0-9]+$/.test(name) ? 'The name cannot consist of digits only.' : '',
    name.length > MAX_LENGTH ? `The name can have ${MAX_LENGTH} characters at most; this one has ${name.length}.` : '',
  ].filter((problem) => problem !== '');
}

/** A character by itself where it can be seen, else by its number. */
function describe(character: string): string {
  if (character === ' ') return 'a space';
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `“${character}”` : `the character U+${code}`;
}
