import { describe, expect, it } from 'vitest';
import { operations } from '../../contract/operations.ts';
import { type Audience, audiences, isPermitted, permissions } from '../../contract/permissions.ts';
import { Problem } from '../../contract/problems.ts';
import { getAs, pageHeaders } from '../terminal-service/page-requests.ts';
import { startTerminal } from '../terminal-service/running-terminal.ts';
import { temporaryFolder } from '../terminal-service/temporary-folder.ts';

const start = (config: object = {}) => startTerminal({ dataDir: temporaryFolder(), config });
/** Not everything is simulated, so no page is given its cookie for nothing. */
const notADemonstration = { codeScanner: 'none' };
const refusal = async (reply: Response) => [reply.status, Problem.parse(await reply.json()).code];
const addressOf = (path: string) => path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');

/** Asks for an operation with a body that says nothing, which whoever may do it is told so. */
function attempt(
  origin: string,
  { method, path }: (typeof operations)[number],
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  return fetch(`${origin}${addressOf(path)}`, {
    method: method.toUpperCase(),
    headers: { ...headers, ...(method === 'post' ? { 'Content-Type': 'application/json' } : {}) },
    ...(method === 'post' ? { body: '{"nonsense":true}' } : {}),
  });
}

describe('without a cookie', () => {
  it('nothing is answered but what anyone may ask', async () => {
    const { origin } = await start();
    for (const operation of operations) {
      const reply = await attempt(origin, operation, { 'X-Terminal': 'kiosk' });
      if (permissions[operation.permission] === 'anyone')
        expect([operation.name, reply.status]).toEqual([operation.name, 200]);
      else expect([operation.name, ...(await refusal(reply))]).toEqual([operation.name, 401, 'notLaunched']);
    }
  });

  it('a name alone, a made-up cookie, or the cookie of another terminal opens nothing', async () => {
    const { origin } = await start(notADemonstration);
    const other = await start(notADemonstration);
    const stolen = await pageHeaders(other.origin, 'counter');
    const value = stolen.Cookie?.slice(stolen.Cookie.indexOf('=') + 1) ?? '';
    const { port } = new URL(origin);
    for (const Cookie of [
      '',
      `terminal-${port}-counter=counter.abc.def`,
      `terminal-${port}-counter=${value}`,
      `terminal-${port}-counter=`,
      'nonsense',
      '=;;=',
    ]) {
      const reply = await fetch(`${origin}/api/receipts`, { headers: { 'X-Terminal': 'counter', Cookie } });
      expect([Cookie, ...(await refusal(reply))]).toEqual([Cookie, 401, 'notLaunched']);
    }
  });
});

describe.each(audiences)('the page of the %s', (audience) => {
  it('may do what its permissions say, and is told of the rest that another page may', async () => {
    const { origin } = await start();
    const headers = await pageHeaders(origin, audience);
    for (const operation of operations.filter(({ name }) => name !== 'events')) {
      const reply = await attempt(origin, operation, headers);
      if (isPermitted(operation.permission, audience))
        expect([operation.name, reply.status]).not.toEqual([operation.name, 403]);
      else expect([operation.name, ...(await refusal(reply))]).toEqual([operation.name, 403, 'notPermitted']);
    }
  });

  it('cannot pass for another by its name', async () => {
    const { origin } = await start(notADemonstration);
    const { Cookie = '' } = await pageHeaders(origin, audience);
    for (const other of audiences.filter((each) => each !== audience)) {
      const reply = await fetch(`${origin}/api/status`, { headers: { Cookie, 'X-Terminal': other } });
      expect(await refusal(reply)).toEqual([401, 'notLaunched']);
    }
  });
});

describe('a page that is launched', () => {
  const page = (address: string, headers: Record<string, string> = {}) =>
    fetch(address, { redirect: 'manual', headers });

  it('wins a cookie that no script reads and no other site sends, and the code leaves its address', async () => {
    const { address, origin } = await start(notADemonstration);
    const reply = await page(`${address('kiosk')}&language=qps`);
    expect([reply.status, reply.headers.get('Location')]).toEqual([303, '/kiosk/?language=qps']);
    const [cookie = ''] = reply.headers.getSetCookie();
    const { port } = new URL(origin);
    expect(cookie).toMatch(
      new RegExp(
        `^terminal-${port}-kiosk=kiosk\\.[\\w-]+\\.[\\w-]+; Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict$`,
      ),
    );
  });

  it('by a code that was used, ended, is of another page, or was made up gets none, and a person is told what to do', async () => {
    const { address, origin } = await start(notADemonstration);
    const used = address('counter');
    await page(used);
    const forKiosk = new URL(address('kiosk')).searchParams.get('launch');
    for (const bad of [
      used,
      `${origin}/counter/?launch=${forKiosk}`,
      `${origin}/counter/?launch=`,
      `${origin}/counter/?launch=counter.abc.zzzzzzzzz.def`,
      `${origin}/counter/?launch=a&launch=b`,
      `${origin}/counter/`,
      `${origin}/counter/index.html`,
    ]) {
      const reply = await page(bad);
      expect([bad, reply.status, reply.headers.getSetCookie()]).toEqual([bad, 401, []]);
      expect(reply.headers.get('Cache-Control')).toBe('no-store');
      expect(await reply.text()).toContain('npm run -s terminal -- launch-address counter');
    }
  });

  it('goes on with its cookie over a restart of the service, while a used code stays used', async () => {
    const dataDir = temporaryFolder();
    const first = await startTerminal({ dataDir, config: notADemonstration });
    const { Cookie = '' } = await pageHeaders(first.origin, 'kiosk');
    const used = new URL(first.address('counter'));
    await page(used.href);
    const { port } = new URL(first.origin);
    await first.stop();
    const second = await startTerminal({ dataDir, config: notADemonstration, port: Number(port) });
    const headers = { Cookie, 'X-Terminal': 'kiosk' };
    expect((await fetch(`${second.origin}/api/status`, { headers })).status).toBe(200);
    expect((await page(used.href)).status).toBe(401);
  });

  it('of the demonstration is given its cookie for the asking, each page its own', async () => {
    const { origin } = await start();
    for (const [path, audience] of [
      ['kiosk', 'kiosk'],
      ['counter', 'counter'],
      ['diagnostics', 'technician'],
    ] as const satisfies readonly (readonly [string, Audience])[]) {
      const reply = await page(`${origin}/${path}/`);
      expect(reply.headers.getSetCookie().map((cookie) => cookie.split('=')[1]?.split('.')[0])).toEqual([
        audience,
      ]);
    }
  });

  it('with its cookie asks for nothing more, and gets no second one', async () => {
    const { origin } = await start();
    const { Cookie = '' } = await pageHeaders(origin, 'kiosk');
    const reply = await page(`${origin}/kiosk/`, { Cookie });
    expect(reply.headers.getSetCookie()).toEqual([]);
  });
});

it('what an operation answers in no case is left to chance: each is documented with its permission and its refusals', async () => {
  const { origin } = await start();
  const document = (await (await getAs(origin, '/api/openapi.json')).json()) as {
    paths: Record<
      string,
      Record<
        string,
        { operationId: string; description: string; responses: Record<string, { description: string }> }
      >
    >;
  };
  for (const { name, method, path, permission, problems = [] } of operations) {
    const described = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method];
    expect(described).toMatchObject({ operationId: name, description: expect.stringContaining(permission) });
    for (const { code, status, message } of problems)
      expect(described?.responses[status]?.description).toContain(`\`${code}\`: ${message}`);
  }
});
