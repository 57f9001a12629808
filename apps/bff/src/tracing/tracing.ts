import type { Span, TextMapPropagator, Tracer } from '@opentelemetry/api';

/** Where spans go; there is none unless an OTLP endpoint is configured. */
export interface Tracing extends AsyncDisposable {
  readonly tracer: Tracer;
  /** W3C Trace Context: `traceparent` and `tracestate`. */
  readonly propagator: TextMapPropagator;
}

/** Writes the headers that let a service go on with the trace of a span. */
export type Propagate = (span: Span, headers: Record<string, string>) => void;

/** Loads OpenTelemetry only where traces are wanted: it costs memory, and none of it is needed otherwise. */
export async function openTracing(endpoint: string | undefined): Promise<Tracing | undefined> {
  if (endpoint === undefined) return undefined;
  const { openOtlp } = await import('./otlp.ts');
  return openOtlp(endpoint);
}
