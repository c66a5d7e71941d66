import { operations } from '../../contract/operations.ts';
import { type Audience, audiences, isPermitted, pageOf } from '../../contract/permissions.ts';

type Headers = Readonly<Record<string, string>>;

/** Addresses that services printed at their start, each good for one launch, by origin and page. */
const launchAddresses = new Map<string, string>();
const won = new Map<string, Promise<Headers>>();

/** Notes what a service printed, so that pages of it can be launched when they are needed. */
export function notePrinted(printed: readonly string[]): void {
  for (const address of printed) {
    const { origin, pathname } = new URL(address);
    launchAddresses.set(`${origin}${pathname}`, address);
  }
}

/** What a launched page of this audience sends with every request: its name, and the cookie that it won. */
export function pageHeaders(origin: string, audience: Audience): Promise<Headers> {
  const page = `${origin}/${pageOf[audience]}/`;
  const known = won.get(page) ?? launch(launchAddresses.get(page) ?? page, audience);
  won.set(page, known);
  return known;
}

async function launch(address: string, audience: Audience): Promise<Headers> {
  const reply = await fetch(address, { redirect: 'manual' });
  const cookie = reply.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  if (cookie === '') throw new Error(`${address} gave no cookie but ${reply.status}`);
  return { 'X-Terminal': audience, Cookie: cookie };
}

/** The first audience that may do what is at an address; the kiosk where nothing is. */
export function whoMay(path: string): Audience {
  const plain = path.split('?')[0] ?? path;
  const operation = operations.find((each) =>
    new RegExp(`^${each.path.replace(/:\w+/g, '[^/]+')}$`).test(plain),
  );
  return audiences.find((audience) => operation && isPermitted(operation.permission, audience)) ?? 'kiosk';
}

/** A question as a page asks it. */
export async function getAs(origin: string, path: string, audience = whoMay(path)): Promise<Response> {
  return fetch(`${origin}${path}`, { headers: await pageHeaders(origin, audience) });
}

/** A command as a page gives it. */
export async function postAs(
  origin: string,
  path: string,
  body: unknown,
  audience = whoMay(path),
): Promise<Response> {
  return fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { ...(await pageHeaders(origin, audience)), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}
