import type { ConnectionTestPart } from '@qldb-console/contract';
import { upstreamProblem } from './errors.ts';

/** A service as the explanations name it. */
export interface ProbedService {
  readonly name: 'QLDB' | 'S3' | 'Kinesis';
  readonly endpoint: string;
  readonly region: string;
  /** The AWS profile its credentials are looked for in; undefined = the default chain of the SDK, or a key of its own. */
  readonly profile: string | undefined;
}

type Explained = Omit<ConnectionTestPart, 'durationMs'>;

/** What of an error of the SDK, or of Node beneath it, tells what happened. */
interface Failure {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  readonly status: number | undefined;
  /** The service's own clock, as it stated it; milliseconds since 1970. */
  readonly serverTime: number | undefined;
}

/** Says in plain words why a call failed. Never throws: what is not understood is `failed` with its name. */
export function explainFailure(thrown: unknown, service: ProbedService): Explained {
  const failure = read(thrown);
  const explained = explain(failure, upstreamProblem(thrown)?.code, service);
  return { ...explained, ...(failure.requestId === undefined ? {} : { requestId: failure.requestId }) };
}

function explain(failure: Failure, code: string | undefined, service: ProbedService): Explained {
  const { name, endpoint, region, profile } = service;
  const said = failure.message === '' ? '' : ` It said: ${failure.message}`;
  // Before the general table: a signature for another region has the name of a wrong key.
  if (/scoped to a valid region|the region .{1,70} is wrong/i.test(failure.message))
    return {
      outcome: 'failed',
      message: `${name} at ${endpoint} expects signatures for another region than ${region}.${said}`,
    };
  switch (code) {
    case 'upstream-unreachable':
    case 'upstream-timeout':
      return { outcome: 'unreachable', message: unreachable(failure, service) };
    case 'upstream-clock-skew':
      return clockSkew(failure, service);
    case 'upstream-credentials':
      if (failure.status === undefined)
        return {
          outcome: 'no-credentials',
          message:
            `No AWS credentials were found ${profile === undefined ? 'in the default chain of the AWS SDK' : `for the profile ${profile}`}. ` +
            failure.message,
        };
      if (failure.name.startsWith('ExpiredToken'))
        return { outcome: 'wrong-credentials', message: `The session of the credentials has ended.${said}` };
      return {
        outcome: 'wrong-credentials',
        message: `${name} at ${endpoint} does not accept the credentials (${failure.name}).${said}`,
      };
    case 'forbidden':
      return {
        outcome: 'access-denied',
        message:
          `${name} at ${endpoint} knows the credentials, but they may not list ${LISTED[name]} (${failure.name}); ` +
          `more than that was not asked.${said}`,
      };
    case 'upstream-not-qldb':
    // What was asked for is there wherever the service is.
    case 'not-found':
      return { outcome: 'not-qldb', message: notThatService(service) };
    case 'limit':
      return { outcome: 'throttled', message: `${name} at ${endpoint} asks to slow down (${failure.name}).` };
    default: {
      const status = failure.status === undefined ? '' : ` with status ${failure.status}`;
      return {
        outcome: 'failed',
        message: `The call of ${name} at ${endpoint} failed${status} (${failure.name}).${said}`,
      };
    }
  }
}

const LISTED = { QLDB: 'ledgers', S3: 'buckets', Kinesis: 'streams' } as const;

function unreachable({ code, name }: Failure, { endpoint }: ProbedService): string {
  const { hostname, host } = new URL(endpoint);
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing listens at ${host}: the connection was refused.`;
    case 'ENOTFOUND':
      return `The name ${hostname} is not known.`;
    case 'EAI_AGAIN':
      return `The name ${hostname} could not be looked up: no name server answers.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `There is no way to ${hostname} from here.`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `${host} broke the connection off before it answered.`;
  }
  if (code === 'EPROTO' || /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code ?? ''))
    return code === 'EPROTO' || code?.startsWith('ERR_SSL_')
      ? `${host} does not speak TLS, or none that is accepted here (${code}). Is it http:// instead of https://?`
      : `The certificate of ${host} is not accepted (${code}).`;
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT')
    return `${host} did not answer in time.`;
  return `${host} cannot be reached (${code ?? name}).`;
}

function clockSkew(failure: Failure, { name, endpoint }: ProbedService): Explained {
  const { serverTime } = failure;
  if (serverTime === undefined)
    return {
      outcome: 'clock-skew',
      message: `The clocks of ${name} at ${endpoint} and of this machine differ too much.`,
    };
  const clockDifferenceMs = serverTime - Date.now();
  const seconds = Math.round(Math.abs(clockDifferenceMs) / 1000);
  const way = clockDifferenceMs < 0 ? 'behind' : 'ahead of';
  return {
    outcome: 'clock-skew',
    message: `The clock of ${name} at ${endpoint} is ${seconds} seconds ${way} that of this machine, too much for signatures.`,
    clockDifferenceMs,
  };
}

function read(thrown: unknown): Failure {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    name?: unknown;
    message?: unknown;
    code?: unknown;
    ServerTime?: unknown;
    $metadata?: { requestId?: unknown; httpStatusCode?: unknown };
    $response?: { statusCode?: unknown; headers?: Record<string, unknown> };
  };
  const message = readable(error.message, 300);
  const headers = error.$response?.headers;
  const requestId = error.$metadata?.requestId ?? headers?.['x-amzn-requestid'];
  const status = error.$metadata?.httpStatusCode ?? error.$response?.statusCode;
  return {
    name: readable(error.name, 100) || 'unknown error',
    message,
    code: typeof error.code === 'string' ? readable(error.code, 100) : undefined,
    requestId: typeof requestId === 'string' ? requestId.slice(0, 128) : undefined,
    status: typeof status === 'number' ? status : undefined,
    serverTime: serverTime(message, error.ServerTime, headers?.date),
  };
}

/** The time the refusal was judged by stands in its text or, for S3, beside it; the header Date is the next best. */
function serverTime(message: string, stated: unknown, date: unknown): number | undefined {
  const compact = /\((\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z [+-]/.exec(message);
  const [, year, month, day, hour, minute, second] = compact ?? [];
  const times = [
    compact ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : undefined,
    typeof stated === 'string' ? stated : undefined,
    typeof date === 'string' ? date : undefined,
  ];
  return times.map((time) => Date.parse(time ?? '')).find((time) => !Number.isNaN(time));
}

/** Upstream text is untrusted: bounded, and without control characters. */
function readable(text: unknown, limit: number): string {
  return typeof text === 'string'
    ? text
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim()
        .slice(0, limit)
    : '';
}

/** For an answer that came with success, or as an error page, from some other kind of server. */
export function notThatService({ name, endpoint }: ProbedService): string {
  return `Something answers at ${endpoint}, but it does not speak the ${name} API.`;
}
