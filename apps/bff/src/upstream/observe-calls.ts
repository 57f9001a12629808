import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Logger } from '../log.ts';
import type { CallOutcome, Metrics } from '../metrics/metrics.ts';
import { currentScope, withScope } from '../tracing/request-scope.ts';
import type { Propagate, Tracing } from '../tracing/tracing.ts';
import { type CallFacts, rememberCall } from './call-facts.ts';
import { upstreamProblem } from './errors.ts';

type CallName = Pick<CallFacts, 'connection' | 'service' | 'operation'>;

interface Answered {
  readonly requestId?: string | undefined;
  readonly attempts?: number | undefined;
}

/** Counts, times, logs and traces the calls of this back end to QLDB, S3 and Kinesis. */
export interface CallObserver {
  readonly metrics: Metrics;
  readonly propagate: Propagate | undefined;
  /**
   * @param run      makes the call, with all its attempts
   * @param answered what its answer says of itself
   */
  observe<T>(call: CallName, run: () => Promise<T>, answered: (answer: T) => Answered): Promise<T>;
}

export function createCallObserver(metrics: Metrics, log: Logger, tracing: Tracing | undefined): CallObserver {
  return {
    metrics,
    propagate: tracing && propagation(tracing),
    async observe(call, run, answered) {
      const started = performance.now();
      const scope = currentScope();
      const span = tracing?.tracer.startSpan(
        `${call.service}.${call.operation}`,
        {
          kind: SpanKind.CLIENT,
          attributes: {
            'rpc.system': 'aws-api',
            'rpc.service': call.service,
            'rpc.method': call.operation,
            'qldb_console.connection': call.connection,
          },
        },
        scope?.span ? trace.setSpan(ROOT_CONTEXT, scope.span) : ROOT_CONTEXT,
      );
      const end = (outcome: CallOutcome, { requestId, attempts = 1 }: Answered) => {
        const ms = performance.now() - started;
        metrics.upstreamCalls.observe({ ...call, outcome }, ms / 1000);
        if (attempts > 1)
          metrics.upstreamRetries.inc({ connection: call.connection, service: call.service }, attempts - 1);
        if (log.isLevelEnabled('debug'))
          log.debug(
            {
              requestId: scope?.requestId,
              upstream: { ...call, outcome, attempts, awsRequestId: requestId, ms: Math.round(ms * 10) / 10 },
            },
            'upstream call',
          );
        if (!span) return;
        span.setAttributes({ 'qldb_console.outcome': outcome, 'qldb_console.attempts': attempts });
        if (requestId !== undefined) span.setAttribute('aws.request_id', requestId);
        if (outcome !== 'ok') span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
        span.end();
      };
      try {
        const answer = await (span && scope ? withScope({ ...scope, span }, run) : run());
        end('ok', answered(answer));
        return answer;
      } catch (error) {
        const metadata = (error as { $metadata?: Answered & { httpStatusCode?: number } } | null)?.$metadata;
        rememberCall(error, { ...call, attempts: metadata?.attempts ?? 1 });
        // Of what was asked for only if it had changed, that it has not is the answer.
        end(metadata?.httpStatusCode === 304 ? 'ok' : outcomeOf(error), metadata ?? {});
        throw error;
      }
    },
  };
}

function propagation({ propagator }: Tracing): Propagate {
  return (span, headers) => {
    propagator.inject(trace.setSpan(ROOT_CONTEXT, span), headers, {
      set(carrier: Record<string, string>, name, value) {
        carrier[name] = value;
      },
    });
  };
}

function outcomeOf(error: unknown): CallOutcome {
  // The reader left; a limit of our own ends with a TimeoutError.
  if ((error as { name?: unknown } | null)?.name === 'AbortError') return 'abandoned';
  const problem = upstreamProblem(error);
  switch (problem?.code) {
    case 'limit':
      return problem.status === 409 ? 'refused' : 'throttled';
    case 'upstream-timeout':
      return 'timeout';
    case 'upstream-unreachable':
      return 'unreachable';
    case 'upstream-not-qldb':
    case 'too-large':
      return 'unreadable';
    case 'upstream-credentials':
    case 'upstream-clock-skew':
      return 'refused';
    default:
      return problem !== undefined && problem.status < 500 ? 'refused' : 'failed';
  }
}
