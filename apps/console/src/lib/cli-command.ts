import { type QldbRequest, REQUIRED } from './qldb-request.ts';
import { shellQuote } from './shell-quote.ts';

/** What a command must say about where it goes. */
export interface CliTarget {
  /** Absent: AWS's own endpoint of the region. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  /** Absent: the AWS CLI's own choice of credentials. */
  readonly profile?: string | undefined;
}
export interface CliCommand {
  /** For a POSIX shell. */
  readonly text: string;
  /** Options that the operation demands and the input does not have yet, e.g. `--name`. */
  readonly missing: readonly string[];
}

/** Longer commands are broken, one option to a line. */
const LINE = 80;

/**
 * A request as a command line of the AWS CLI. Structures, maps and lists are written as JSON, because the CLI's shorthand
 * cannot hold the quotes of Ion text.
 */
export function cliCommand({ operation, input }: QldbRequest, target: CliTarget): CliCommand {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== '');
  const words = [
    `aws qldb ${kebab(operation)}`,
    ...given.map(([name, value]) => option(kebab(name), value)),
    ...(target.endpoint === undefined ? [] : [option('endpoint-url', target.endpoint)]),
    option('region', target.region),
    ...(target.profile === undefined ? [] : [option('profile', target.profile)]),
  ];
  const present = new Set(given.map(([name]) => name));
  const line = words.join(' ');
  return {
    text: line.length <= LINE ? line : words.join(' \\\n  '),
    missing: REQUIRED[operation].filter((name) => !present.has(name)).map((name) => `--${kebab(name)}`),
  };
}

function option(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? `--${name}` : `--no-${name}`;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // A value with a hyphen in front would be taken for an option if it stood alone.
  return text.startsWith('-') ? `--${name}=${shellQuote(text)}` : `--${name} ${shellQuote(text)}`;
}

/** The AWS CLI's name of an operation or parameter: `ExportJournalToS3` → `export-journal-to-s3`. */
function kebab(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
