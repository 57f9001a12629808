import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The content security policy and its companions, on every answer.
 * Scripts, styles and workers only from this origin, nothing inline, WebAssembly from our own scripts; docs/adr/004 says
 * why, and why Trusted Types are left out.
 */
export function securityHeaders(): RequestHandler[] {
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
      // Plain http on loopback: the header would mean nothing, and on localhost it would hurt other applications.
      strictTransportSecurity: false,
    }),
    (_request, response, next) => {
      response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
      next();
    },
  ];
}
