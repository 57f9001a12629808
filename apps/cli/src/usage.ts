/** Wrong use of the command line; answered with the message, a pointer to the help, and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const SETTINGS = `  --config FILE        QLDB_CONSOLE_CONFIG  JSON file: settings, connections, sign-in, roles  (none)
  --host HOST          HOST          where the console listens; elsewhere needs sign-in 127.0.0.1
  --port PORT          PORT          of the console; 0 = any free one                8580
  --public-url URL     PUBLIC_URL    what people open, with its base path            (this machine)
  --trusted-proxies A  TRUSTED_PROXIES  addresses, ranges: their X-Forwarded-* count (none)
  --tls-cert-file F    TLS_CERT_FILE certificate of the console itself, PEM          (http)
  --tls-key-file F     TLS_KEY_FILE  its key, PEM                                    (http)
  --management-port P  MANAGEMENT_PORT  listener for health and metrics              (none)
  --management-host H  MANAGEMENT_HOST  where that listens                           127.0.0.1
  --drain-seconds S    DRAIN_SECONDS not ready, but answering, before it stops       0; public 5
  --grace-seconds S    GRACE_SECONDS running requests then have to end               10
  --read-only on|off   READ_ONLY     nothing is changed, whoever asks                off
  --audit-file FILE    AUDIT_FILE    audit log, or off                               DATA_DIR/audit.jsonl
  --audit-stdout on|off  AUDIT_STDOUT  the same to stdout                            on with sign-in
  --rate-user-per-minute N  RATE_USER_PER_MINUTE  requests of one caller             12000
  --rate-address-per-minute N  RATE_ADDRESS_PER_MINUTE  of one address               30000
  --rate-concurrent-per-user N  RATE_CONCURRENT_PER_USER  at the same time           64
  --otel-endpoint URL  OTEL_EXPORTER_OTLP_ENDPOINT  where traces go                  (none)
  --ledger-port PORT   LEDGER_PORT   of the embedded ledger service                  8581
  --data-dir DIR       DATA_DIR      where the embedded ledger service keeps data    ./data
  --local-s3-port      LOCAL_S3_PORT of the local stand-in for S3                    8582
  --local-kinesis-port LOCAL_KINESIS_PORT of the local stand-in for Kinesis          8583
  --endpoint URL       QLDB_ENDPOINT another QLDB-compatible endpoint instead        (embedded)
  --endpoint-name NAME QLDB_ENDPOINT_NAME  what readers see of it                    (host and port)
  --s3-endpoint URL    LEDGER_S3_ENDPOINT  S3 of your own; "aws" = that of AWS       (local stand-in)
  --kinesis-endpoint   LEDGER_KINESIS_ENDPOINT  Kinesis of your own, likewise        (local stand-in)
  --region REGION      AWS_REGION    region to sign requests for                     us-east-1
  --profile NAME       AWS_PROFILE   AWS profile with the credentials (--endpoint)   (SDK default)
  --log-level LEVEL    LOG_LEVEL     of the JSON log on stderr                       info

A flag wins over its variable, which wins over the file (by camelCase name, below "settings"), which wins over the default.
"qldb-console config check" tells which it was. docs/configuration.md describes everything.

Secrets come from variables, or from files that VARIABLE_FILE names: SIGN_IN_CLIENT_SECRET, SESSION_KEYS.
Without sign-in only this machine is listened to. --insecure-no-sign-in (INSECURE_NO_SIGN_IN) says that everybody who can
reach the port shall be admin.
Key of the embedded service and of the local stand-ins: LEDGER_ACCESS_KEY_ID, LEDGER_SECRET_ACCESS_KEY (local, local).
Keys for S3 and Kinesis of your own: LEDGER_S3_ACCESS_KEY_ID and LEDGER_S3_SECRET_ACCESS_KEY, LEDGER_KINESIS_ACCESS_KEY_ID
and LEDGER_KINESIS_SECRET_ACCESS_KEY; else the default chain of the AWS SDK. With --endpoint, S3 and Kinesis are those of AWS
unless named.
`;

export const USAGE = {
  help: `Usage: qldb-console COMMAND [OPTIONS]

  start    the console and, unless --endpoint names another one, the embedded ledger service
  ledger   the embedded ledger service alone
  local-endpoints   the local stand-ins for S3 and Kinesis alone
  verify   judge exported journals, or saved evidence, without any service; the exit code is the verdict
  seed     write sample blocks into a ledger of the embedded service
  check    judge what the embedded service has stored; the exit code is the verdict
  audit    verify: judge the audit log of the console; digest: what to keep of it
  config check   every setting, its value and where it came from, and what is wrong; starts nothing
  new-session-key   prints a key for SESSION_KEYS
  dev      like start, with the console served by its development server
  help     this text; "help COMMAND" for one command
  version  of this program, and of the Node that runs it
`,
  start: `Usage: qldb-console start [OPTIONS]

  option               variable                                                      default
${SETTINGS}`,
  dev: `Usage: qldb-console dev [OPTIONS]

Starts the ledger service and the back end, and the console from its sources with hot reload.

  option               variable                                                      default
${SETTINGS}`,
  config: `Usage: qldb-console config check [--json] [OPTIONS]

Prints every setting, its value and where it came from, secrets masked; then every mistake and every warning, all at once.
Takes the options, variables and file that "start" takes, and starts nothing.

  --json               the same as JSON

Exit code  0  the console would start
           2  it would not
`,
  'new-session-key': `Usage: qldb-console new-session-key

Prints a new key for SESSION_KEYS: 32 random bytes in base64url. To change keys, put the new one before the old one, restart,
and leave the old one out after the longest session has ended.
`,
  ledger: `Usage: qldb-console ledger [OPTIONS]

Runs the embedded QLDB-compatible ledger service alone. Requests must be signed (Signature Version 4, service "qldb").

  option               variable                                                      default
  --host HOST          LEDGER_HOST   where it listens; elsewhere only with another key 127.0.0.1
  --port PORT          LEDGER_PORT   0 = any free one                                8581
  --data-dir DIR       DATA_DIR      belongs to one process at a time                ./data
  --region REGION      AWS_REGION    in signatures and ARNs                          us-east-1
  --account-id ID      LEDGER_ACCOUNT_ID  in ARNs                                    000000000000
  --max-ledgers N      LEDGER_MAX_LEDGERS  quota of ledgers                          5
  --max-streams N      LEDGER_MAX_STREAMS  active streams of one ledger              5
  --max-exports N      LEDGER_MAX_EXPORTS  exports of one ledger in progress         2
  --max-tags N         LEDGER_MAX_TAGS  tags of one resource                         50
  --state-delay-ms MS  LEDGER_STATE_DELAY_MS  how long a change of state lasts       2000
  --job-retention-days N  LEDGER_JOB_RETENTION_DAYS  how long ended jobs are listed  7
  --s3-endpoint URL    LEDGER_S3_ENDPOINT  where exports go                          AWS
  --export-retry-seconds N  LEDGER_EXPORT_RETRY_SECONDS  for an S3 that is down      1800
  --kinesis-endpoint URL  LEDGER_KINESIS_ENDPOINT  where streams go                  AWS
  --stream-impaired-days N  LEDGER_STREAM_IMPAIRED_DAYS  IMPAIRED until FAILED       7
  --sample on|off      LEDGER_SAMPLE  sample ledger in a new data directory          on
  --check on|off       LEDGER_CHECK  judge all journals in the background, to the log off
  --log-level LEVEL    LOG_LEVEL     of the JSON log on stderr                       info

Key: LEDGER_ACCESS_KEY_ID, LEDGER_SECRET_ACCESS_KEY (local, local).
Keys for exports and streams: LEDGER_S3_ACCESS_KEY_ID, LEDGER_S3_SECRET_ACCESS_KEY, LEDGER_KINESIS_ACCESS_KEY_ID,
LEDGER_KINESIS_SECRET_ACCESS_KEY; without them what the AWS SDK finds (profile, environment, instance).
`,
  'local-endpoints': `Usage: qldb-console local-endpoints [OPTIONS]

Runs small stand-ins for S3 and Kinesis on this machine, for exports and streams without an AWS account. They keep their
data; records of streams for 24 hours and 256 MiB. Nothing but 127.0.0.1 is listened on. "start" runs them by itself.

  option               variable                                                      default
  --s3-port PORT       LOCAL_S3_PORT       0 = any free one, off = no S3             8582
  --kinesis-port PORT  LOCAL_KINESIS_PORT  0 = any free one, off = no Kinesis        8583
  --data-dir DIR       DATA_DIR      below it local-s3 and local-kinesis             ./data
  --region REGION      AWS_REGION    in signatures and ARNs                          us-east-1
  --account-id ID      LEDGER_ACCOUNT_ID  in ARNs                                    000000000000
  --log-level LEVEL    LOG_LEVEL     of the JSON log on stderr                       warn

Key: LEDGER_ACCESS_KEY_ID, LEDGER_SECRET_ACCESS_KEY (local, local).
`,
  seed: `Usage: qldb-console seed --ledger NAME --blocks N [OPTIONS]

Commits N blocks of invented transactions of a vehicle registration office; creates the ledger when it is missing. Goes
through the service when one answers, else writes into the data directory itself. A ledger created in the data directory
gets times spread over the year before July 2025; otherwise blocks carry the time at which they are written.

  --ledger NAME        ledger to write into
  --blocks N           1 to 100000000
  --seed TEXT          the same text gives the same transactions; default: random, printed
  --endpoint URL       service to use; default: http://127.0.0.1:8581 (LEDGER_PORT) if one answers there
  --data-dir DIR       data directory to write into when no service runs (DATA_DIR); default ./data
  --region REGION      region to sign for (AWS_REGION); default us-east-1
  --max-ledgers N      quota of ledgers in the data directory (LEDGER_MAX_LEDGERS); default 5

Exit code  0  all blocks are committed
           1  stopped or failed before; what the last line of progress says is committed
           2  wrong usage
`,
  check: `Usage: qldb-console check [--data-dir DIR] [--ledger NAME] [--threads N] [--json]

Judges every block in the data directory of the embedded service, as a reader of the whole journal would, and what is stored
beside the blocks: the history tree that digests and proofs come from, entries that only the service can compute, the end of the
journal. Nothing is changed. The service must not be running on the directory.

  --data-dir DIR       data directory of the service (DATA_DIR); default ./data
  --ledger NAME        only this ledger; default: all
  --threads N          that judge, 1 to 8; default: one for each processor
  --json               everything as JSON instead of text, with up to 200 problems of each ledger

Exit code  0  everything is sound
           1  something is damaged
           2  it could not be checked, or wrong usage
           3  stopped before the end; nothing damaged up to there
`,
  audit: `Usage: qldb-console audit verify FILE… [--expect SEQ:HASH]… [--json]
       qldb-console audit digest FILE…

verify judges an audit log: each entry states the hash of the line before it, so that a line that was altered, removed, added or
moved is found, and named. Several FILEs of one log are given in their order. That nobody wrote the whole log anew, or cut off
its end, only a digest tells that was kept elsewhere.

digest prints the last entry as SEQ:HASH, to be kept where whoever can write the log cannot; not of a log with faults.

  --expect SEQ:HASH  a digest that was kept; may be given several times
  --json             the verdict as JSON instead of text

Exit code  0  one unbroken chain, and the log that the digests were taken of; digest: it was printed
           1  disproven
           2  unreadable files or wrong usage
           3  one unbroken chain, but no digest was given that vouches for it, or the last line breaks off
`,
  verify: `Usage: qldb-console verify PLACE… [--digest FILE]… [--json] [--bundle FILE]
       qldb-console verify PLACE… [--digest FILE]… --part I/N [--output FILE]
       qldb-console verify --join FILE… [--digest FILE]… [--json]
       qldb-console verify --digest FILE (--revision FILE [--block FILE] | --block FILE) [--json]
       qldb-console verify --receipt FILE [--digest FILE] [--json]
       qldb-console verify --evidence FILE [--digest FILE]… [--json]

Judges exported journals, whole: every hash is recomputed from the files alone. A PLACE is a directory, a file, or
s3://BUCKET/PREFIX, with objects in Ion text, Ion binary or JSON, packed with gzip or not. Links inside of a directory are
not followed. A digest FILE is what "aws qldb get-digest" printed, or what the AWS console saved.

  --digest FILE    digest that you saved earlier; may be given several times
  --strand ID      of several journals only this one
  --json           the report as JSON instead of text
  --bundle FILE    writes the evidence: an HTML file that verifies itself anywhere, and the same as JSON beside it
  --part I/N       judges one of N shares, and writes what it found to --output FILE, or else to stdout
  --join FILE…     puts all N together: the report is that on the whole, byte by byte
  --threads N      processors to use, at most 8; default: all there are. For more, use --part

  option           variable                                                          default
  --region REGION  AWS_REGION    of the bucket                                       us-east-1
  --profile NAME   AWS_PROFILE   AWS profile with the credentials                    (SDK default)
  --s3-endpoint URL  LEDGER_S3_ENDPOINT  an S3 other than that of AWS                AWS
Key: LEDGER_S3_ACCESS_KEY_ID and LEDGER_S3_SECRET_ACCESS_KEY; without them what the AWS SDK finds.

Or one document, block or receipt, with its proof. A FILE is what "aws qldb get-digest", "get-revision" or "get-block"
printed (with --digest-tip-address, so that it holds a proof), the digest file the AWS console saved, or a receipt of the
kvs and rest-api sample libraries. A block given beside a revision makes the number of proof steps exact.

--evidence takes an evidence file, the HTML page or its JSON. Only the data in it is read, and nothing of it is run; what it
says about itself, its own digest included, anchors nothing. Give the digests that you have from elsewhere with --digest.

Exit code  0  everything asked was checked, holds, and matches the digest supplied; with --part: it was judged
           1  disproven
           2  unreadable files or wrong usage
           3  nothing disproven, but not anchored, incomplete, or proof only
         130  cancelled: no verdict
`,
} as const;
