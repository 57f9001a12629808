/** Wrong use of the command line; answered with the message, a pointer to the help, and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const SETTINGS = `  --host HOST          HOST          where the console listens; this machine only    127.0.0.1
  --port PORT          PORT          of the console; 0 = any free one                8580
  --ledger-port PORT   LEDGER_PORT   of the embedded ledger service                  8581
  --data-dir DIR       DATA_DIR      where the embedded ledger service keeps data    ./data
  --endpoint URL       QLDB_ENDPOINT another QLDB-compatible endpoint instead        (embedded)
  --region REGION      AWS_REGION    region to sign requests for                     us-east-1
  --profile NAME       AWS_PROFILE   AWS profile with the credentials (--endpoint)   (SDK default)
  --log-level LEVEL    LOG_LEVEL     of the JSON log on stderr                       info

Key of the embedded service: LEDGER_ACCESS_KEY_ID, LEDGER_SECRET_ACCESS_KEY (local, local).
`;

export const USAGE = {
  help: `Usage: qldb-console COMMAND [OPTIONS]

  start    the console and, unless --endpoint names another one, the embedded ledger service
  ledger   the embedded ledger service alone
  verify   judge saved evidence without any service; the exit code is the verdict
  seed     write sample blocks into a ledger of the embedded service
  dev      like start, with the console served by its development server
  help     this text; "help COMMAND" for one command
`,
  start: `Usage: qldb-console start [OPTIONS]

  option               variable                                                      default
${SETTINGS}`,
  dev: `Usage: qldb-console dev [OPTIONS]

Starts the ledger service and the back end, and the console from its sources with hot reload.

  option               variable                                                      default
${SETTINGS}`,
  verify: `Usage: qldb-console verify --digest FILE (--revision FILE [--block FILE] | --block FILE) [--json]
       qldb-console verify --receipt FILE [--digest FILE] [--json]

Recomputes every hash from the files alone; no service is asked. A FILE is what "aws qldb get-digest", "get-revision" or
"get-block" printed (with --digest-tip-address, so that it holds a proof), the digest file the AWS console saved, or a
receipt of the kvs and rest-api sample libraries. A block given beside a revision makes the number of proof steps exact.

  --json    the whole verdict as JSON instead of text

Exit code  0  everything asked was checked, holds, and matches the digest supplied
           1  disproven
           2  unreadable files or wrong usage
           3  nothing disproven, but not anchored, incomplete, or proof only
`,
} as const;
