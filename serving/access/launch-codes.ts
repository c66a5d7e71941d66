import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Audience, audiences } from '../../contract/permissions.ts';

/** Long enough to start a browser at leisure; a code that nobody used by then opens nothing. */
export const LAUNCH_CODE_LIVES_MS = 60 * 60_000;
const NONCE_BYTES = 15;

/** A token of one purpose is none of the other. */
type Purpose = 'launch' | 'page';

export interface ReadLaunchCode {
  readonly audience: Audience;
  /** Names this one code, so that it can be used up. */
  readonly nonce: string;
  /** Milliseconds since the Unix epoch. */
  readonly until: number;
}

/**
 * A one-time code for a page: `kiosk.NONCE.UNTIL.MAC`. Whoever holds the terminal's page key can make one (the service
 * itself, and a command run by the user whose data folder it is); the service alone knows which are used up.
 */
export function makeLaunchCode(key: Uint8Array, audience: Audience, now: number): string {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  const said = `${audience}.${nonce}.${(now + LAUNCH_CODE_LIVES_MS).toString(36)}`;
  return `${said}.${mac(key, 'launch', said)}`;
}

/** @returns undefined for a code that was not made with this key, or whose hour is over. */
export function readLaunchCode(key: Uint8Array, code: string, now: number): ReadLaunchCode | undefined {
  const said = signedPart(key, 'launch', code);
  const [name, nonce = '', end = ''] = said?.split('.') ?? [];
  const audience = audiences.find((each) => each === name);
  const until = Number.parseInt(end, 36);
  // A code from further ahead than one can be made for was made by a clock that has since been set back.
  return audience && until > now && until <= now + LAUNCH_CODE_LIVES_MS
    ? { audience, nonce, until }
    : undefined;
}

/**
 * What a page's cookie holds. It has no end of its own: a kiosk's browser goes on with it over restarts of the service and
 * of the machine, and a new page key ends them all.
 */
export function makePageToken(key: Uint8Array, audience: Audience): string {
  const said = `${audience}.${randomBytes(NONCE_BYTES).toString('base64url')}`;
  return `${said}.${mac(key, 'page', said)}`;
}

/** @returns the audience that a token was made for; undefined if it was not made with this key. */
export function readPageToken(key: Uint8Array, token: string): Audience | undefined {
  const [name] = signedPart(key, 'page', token)?.split('.') ?? [];
  return audiences.find((each) => each === name);
}

function signedPart(key: Uint8Array, purpose: Purpose, text: string): string | undefined {
  const end = text.lastIndexOf('.');
  const said = text.slice(0, Math.max(end, 0));
  const given = Buffer.from(text.slice(end + 1), 'base64url');
  const right = Buffer.from(mac(key, purpose, said), 'base64url');
  return given.length === right.length && timingSafeEqual(given, right) ? said : undefined;
}

function mac(key: Uint8Array, purpose: Purpose, said: string): string {
  return createHmac('sha256', key).update(`${purpose}|${said}`).digest('base64url');
}
