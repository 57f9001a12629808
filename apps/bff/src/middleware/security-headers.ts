import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config/config.ts';
import { hostOf, isLoopback } from '../config/loopback.ts';

/**
 * The content security policy and its companions, on every answer.
 * Scripts, styles and workers only from this origin, nothing inline, WebAssembly from our own scripts; docs/adr/004 says
 * why, and why Trusted Types are left out.
 */
export function securityHeaders(config: Pick<Config, 'publicUrl'>): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'", "'wasm-unsafe-eval'"],
          'style-src': ["'self'"],
          'img-src': ["'self'", 'data:'],
          'font-src': ["'self'"],
          'connect-src': ["'self'"],
          'worker-src': ["'self'"],
          'base-uri': ["'none'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
        },
      },
      crossOriginEmbedderPolicy: true,
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
      strictTransportSecurity: isPublicHttps(config) ? { maxAge: 365 * 24 * 3600, includeSubDomains: false } : false,
    }),
    (_request, response, next) => {
      response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
      next();
    },
  ];
}

/** On plain http the header would mean nothing, and on localhost it would hurt other applications. */
function isPublicHttps({ publicUrl }: Pick<Config, 'publicUrl'>): boolean {
  return publicUrl?.protocol === 'https:' && !isLoopback(hostOf(publicUrl));
}
