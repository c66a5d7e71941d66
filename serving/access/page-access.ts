import type { Request, RequestHandler, Response } from 'express';
import { type Audience, audiences, pageOf } from '../../contract/permissions.ts';
import {
  makeLaunchCode,
  makePageToken,
  type ReadLaunchCode,
  readLaunchCode,
  readPageToken,
} from './launch-codes.ts';
import { notLaunchedPage } from './not-launched-page.ts';

/** The header in which a page says which one it is; another site's page cannot set it without asking first. */
export const PAGE_HEADER = 'X-Terminal';
/** The longest that browsers keep a cookie (RFC 6265bis: 400 days); each launch begins it anew. */
const COOKIE_SECONDS = 400 * 24 * 60 * 60;

export interface PageAccessOptions {
  /** The terminal's secret: what codes and cookies are made with. */
  readonly key: Uint8Array;
  readonly now: () => number;
  /** The port that the service listens on; cookies do not tell ports apart, so their names do. */
  readonly port: () => number;
  /** Notes that a code is used. False when it was already. */
  readonly spend: (code: ReadLaunchCode) => boolean;
  /** Everything is simulated and only this machine can ask: a page is then given its cookie without a code. */
  readonly isDemonstration: boolean;
}

/**
 * Which page a request is from. Whoever starts a page passes a one-time code on in its address; the page wins a cookie by
 * it that names its audience, and without the cookie nothing is answered.
 */
export function pageAccess({ key, now, port, spend, isDemonstration }: PageAccessOptions) {
  const cookieName = (audience: Audience) => `terminal-${port()}-${audience}`;
  const holds = (request: Request, audience: Audience): boolean => {
    const token = cookiesOf(request).get(cookieName(audience));
    return token !== undefined && readPageToken(key, token) === audience;
  };
  const admit = (response: Response, audience: Audience): void => {
    response.append(
      'Set-Cookie',
      `${cookieName(audience)}=${makePageToken(key, audience)}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Strict`,
    );
  };
  const redeem = (code: unknown, audience: Audience): boolean => {
    const read = typeof code === 'string' ? readLaunchCode(key, code, now()) : undefined;
    return read?.audience === audience && spend(read);
  };

  return {
    /** A fresh code for a page. */
    launchCode: (audience: Audience): string => makeLaunchCode(key, audience, now()),

    /**
     * The audience that a request is of: the one that it names, in the header or (where a browser sends no headers) as
     * `as` in the address, if it holds that audience's cookie.
     */
    audienceOf: (request: Request): Audience | undefined => {
      const named = request.get(PAGE_HEADER) ?? request.query.as;
      const audience = audiences.find((each) => each === named);
      return audience !== undefined && holds(request, audience) ? audience : undefined;
    },

    /** Lets whoever brings a code, or has come before, have the page. */
    page: (audience: Audience): RequestHandler => {
      return (request, response, next) => {
        const { launch, ...rest } = request.query;
        if (launch !== undefined) {
          if (!redeem(launch, audience) && !holds(request, audience)) refusePage(response, audience);
          else {
            if (!holds(request, audience)) admit(response, audience);
            // The code leaves the address, so that it is in no history and on no screen.
            const query = new URLSearchParams(rest as Record<string, string>).toString();
            response.redirect(303, `/${pageOf[audience]}/${query === '' ? '' : `?${query}`}`);
          }
        } else if (holds(request, audience)) next();
        else if (isDemonstration) {
          admit(response, audience);
          next();
        } else refusePage(response, audience);
      };
    },
  };
}

export type PageAccess = ReturnType<typeof pageAccess>;

function refusePage(response: Response, audience: Audience): void {
  response.status(401).set('Cache-Control', 'no-store').type('html').send(notLaunchedPage(audience));
}

function cookiesOf(request: Request): Map<string, string> {
  return new Map(
    (request.headers.cookie ?? '').split(';').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
    }),
  );
}
