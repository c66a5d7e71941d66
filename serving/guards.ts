import type { RequestHandler } from 'express';
import { PAGE_HEADER } from './access/page-access.ts';
import { refuse } from './refusal.ts';

/**
 * Answers only to this machine's own names. A page of another site that has rebound its name to 127.0.0.1
 * is same-origin to itself, so CORS does not help; its Host header gives it away.
 */
export function onlyOwnHost(port: () => number): RequestHandler {
  return (request, response, next) => {
    const own = [`127.0.0.1:${port()}`, `localhost:${port()}`, `[::1]:${port()}`];
    if (own.includes(request.headers.host ?? '')) next();
    else refuse(response, 'foreignHost');
  };
}

/** Refuses requests that another site's page makes, and commands without the custom header. */
export const onlyOwnPages: RequestHandler = (request, response, next) => {
  const site = request.get('Sec-Fetch-Site');
  const ownSite = site === undefined || site === 'same-origin' || site === 'none';
  const harmless = request.method === 'GET' || request.method === 'HEAD';
  if (ownSite && (harmless || request.get(PAGE_HEADER))) next();
  else refuse(response, 'crossSite');
};

/** For commands: a JSON body and nothing that a plain form could send. */
export const onlyJson: RequestHandler = (request, response, next) => {
  if (request.is('application/json')) next();
  else refuse(response, 'notJson');
};

/**
 * An encoded slash is one name to the browser's address policies and a way up to whoever looks for the file:
 * `/kiosk/..%2fcounter/` would be the counter. No address of ours has one.
 */
export const onlyPlainPaths: RequestHandler = (request, response, next) => {
  if (/%2f|%5c|\/\//i.test(request.path)) refuse(response, 'noSuchAddress');
  else next();
};

const CONTENT_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page in this sandbox opens no window, dialog, print preview or download, whatever its script tries. */
const KIOSK_SANDBOX = 'sandbox allow-scripts allow-same-origin';

/** What no page of ours uses, and no page of a customer's must get at. */
const REFUSED_FEATURES = [
  'camera',
  'microphone',
  'display-capture',
  'geolocation',
  'payment',
  'usb',
  'serial',
  'hid',
  'bluetooth',
  'midi',
  'clipboard-read',
  'clipboard-write',
  'fullscreen',
  'window-management',
];

/** Nothing from elsewhere runs, frames or is fetched; nothing of the API is kept by the browser. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  const isKiosk = request.path.startsWith('/kiosk/');
  response.set({
    'Content-Security-Policy': isKiosk ? `${CONTENT_POLICY}; ${KIOSK_SANDBOX}` : CONTENT_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': REFUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  });
  // The HTML standard has browsers refuse a sandboxed page with an opener policy; without windows it needs none.
  if (!isKiosk) response.set('Cross-Origin-Opener-Policy', 'same-origin');
  if (request.path.startsWith('/api/')) response.set('Cache-Control', 'no-store');
  next();
};
