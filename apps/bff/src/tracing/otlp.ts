import { setTimeout as delay } from 'node:timers/promises';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, hostDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { withoutSlashes } from '../config/endpoint-url.ts';
import { VERSION } from '../version.ts';
import type { Tracing } from './tracing.ts';

/** Milliseconds that the last spans have to be delivered when the process ends. */
const LAST_SPANS_MS = 3_000;

/**
 * Sends spans to an OTLP/HTTP endpoint in batches, in the background; what cannot be delivered is dropped. Further settings
 * are OpenTelemetry's own: OTEL_EXPORTER_OTLP_HEADERS, OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES, and
 * OTEL_TRACES_SAMPLER_ARG for the part of traces that begin here and are taken (1 = all).
 *
 * @param endpoint base address; spans go to `/v1/traces` below it (OpenTelemetry Protocol Exporter specification)
 */
export function openOtlp(endpoint: string): Tracing {
  const ratio = Number(process.env.OTEL_TRACES_SAMPLER_ARG ?? 1);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'qldb-console', 'service.version': VERSION }).merge(
      detectResources({ detectors: [hostDetector, envDetector] }),
    ),
    sampler: new ParentBasedSampler({
      root: new TraceIdRatioBasedSampler(ratio >= 0 && ratio <= 1 ? ratio : 1),
    }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${withoutSlashes(endpoint)}/v1/traces` }),
        scheduledDelayMillis: 2_000,
      }),
    ],
  });
  return {
    tracer: provider.getTracer('qldb-console'),
    propagator: new W3CTraceContextPropagator(),
    async [Symbol.asyncDispose]() {
      const lastSpans = provider.shutdown().catch(() => {});
      await Promise.race([lastSpans, delay(LAST_SPANS_MS, undefined, { ref: false })]);
    },
  };
}
