import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { SETTING_NAMES, type SettingName, type SettingsOfFile, specOf } from './env.ts';
import { describeIssue, quote } from './issues.ts';

/** Text of the file, or why it could not be read. */
export interface FileText {
  /** Absolute. */
  readonly path: string;
  readonly text: string | { readonly problem: string };
}

/** The configuration file taken apart; what its parts hold is judged by their own parsers. */
export interface ConfigFile extends SettingsOfFile {
  readonly connections: readonly unknown[];
  /** undefined = there is none */
  readonly signIn: unknown;
  readonly roles: readonly unknown[];
  readonly revokedLinks: readonly string[];
  /** A line for every mistake. */
  readonly problems: readonly string[];
}

const fileSchema = z.strictObject({
  settings: z.custom<Readonly<Record<string, unknown>>>(isObject, 'must be an object.').optional(),
  connections: z.array(z.unknown()).max(LIMITS.configuredConnections).optional(),
  signIn: z.unknown().optional(),
  roles: z.array(z.unknown()).max(LIMITS.roles).optional(),
  revokedLinks: z
    .array(z.string().regex(/^[A-Za-z0-9_-]{1,100}$/, 'this is not the id of a link.'))
    .max(LIMITS.revokedLinks)
    .optional(),
});

/**
 * Takes the configuration file apart: `{"settings"?: {…}, "connections"?: […], "signIn"?: {…}, "roles"?: […],
 * "revokedLinks"?: […]}`. Never throws; what cannot be used is left out and named in `problems`.
 */
export function parseConfigFile({ path, text }: FileText): ConfigFile {
  const label = basename(path);
  const problems: string[] = [];
  const nothing = { label, settings: new Map(), connections: [], signIn: undefined, roles: [], revokedLinks: [] };
  if (typeof text !== 'string') return { ...nothing, problems: [`${path} ${text.problem}`] };
  const content = parseJson(text, path, problems);
  if (content === undefined) return { ...nothing, problems };
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${path}: ${describeIssue(issue, content)}`);
    return { ...nothing, problems };
  }
  const { settings = {}, connections = [], signIn, roles = [], revokedLinks = [] } = parsed.data;
  return { label, settings: settingsOf(settings, path, problems), connections, signIn, roles, revokedLinks, problems };
}

/** A schema for records would pass over a key like `__proto__`, which is a mistake like others. */
function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function settingsOf(given: Readonly<Record<string, unknown>>, path: string, problems: string[]) {
  const settings = new Map<SettingName, string>();
  const refuse = (name: string, why: string) => problems.push(`${path}: settings.${name.slice(0, 100)} ${why}`);
  for (const [key, value] of Object.entries(given)) {
    const name = SETTING_NAMES.find((known) => known === key);
    if (name === undefined) {
      problems.push(`${path}: there is no setting ${quote(key)}.`);
      continue;
    }
    const { secret, path: isPath, variable } = specOf(name);
    if (secret) refuse(name, `does not belong into this file; set ${variable} or ${variable}_FILE.`);
    else if (name === 'config') refuse(name, 'cannot stand in the file that it names.');
    else {
      const text = textOf(name, value);
      if (text === undefined) refuse(name, 'must be a text, a number, or true or false.');
      else if (text.length > LIMITS.settingLength) refuse(name, `is longer than ${LIMITS.settingLength} characters.`);
      else settings.set(name, isPath && text !== '' && text !== 'off' ? resolve(dirname(path), text) : text);
    }
  }
  return settings;
}

/** A setting as the environment would hold it. */
function textOf(name: SettingName, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (name === 'trustedProxies' && Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.join(',');
  return undefined;
}

function parseJson(text: string, path: string, problems: string[]): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The parser's own words quote the file, which may hold what its reader should not print.
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
    problems.push(`${path} is not JSON${line === undefined ? '' : ` (line ${line})`}.`);
    return undefined;
  }
}
