// Longer than most: what anybody can do to the service from outside, in one place to be read through.
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { FiledCase } from '../../contract/cases.ts';
import { TerminalSnapshot } from '../../contract/live-state.ts';
import { operations } from '../../contract/operations.ts';
import { Problem } from '../../contract/problems.ts';
import { SimulatorState } from '../../contract/simulator.ts';
import { agencyView } from '../../rules/agency-view.ts';
import { loadAgencyProfile } from '../../terminal-service/config/load-agency-profile.ts';
import { complaint } from './complaint.ts';
import { listen } from './live-events.ts';
import { pageHeaders } from './page-requests.ts';
import { startTerminal } from './running-terminal.ts';
import { temporaryFolder } from './temporary-folder.ts';

const json = { 'Content-Type': 'application/json', 'X-Terminal': 'kiosk' };
const start = () => startTerminal({ dataDir: temporaryFolder() });
const problemOf = async (reply: Response) => Problem.parse(await reply.json());

describe('filing over HTTP', () => {
  it('answers 201 with the number and the printed receipt, and 200 with the same when repeated', async () => {
    const terminal = await start();
    const body = complaint();
    const first = await terminal.post('/api/cases', body);
    expect(first.status).toBe(201);
    const filed = FiledCase.parse(await first.json());
    expect(filed.receipt).toEqual({ state: 'printed' });
    const again = await terminal.post('/api/cases', body);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ ...filed, replayed: true });
    const { tape } = SimulatorState.parse(await (await terminal.get('/api/simulator')).json());
    expect(tape.filter((entry) => 'line' in entry && entry.line.includes(filed.caseNumber))).toHaveLength(1);
    expect(tape.filter((entry) => 'cut' in entry)).toHaveLength(1);
  });

  it('sent twenty times at once is one case', async () => {
    const terminal = await start();
    const body = complaint();
    const replies = await Promise.all(Array.from({ length: 20 }, () => terminal.post('/api/cases', body)));
    const cases = await Promise.all(replies.map(async (reply) => FiledCase.parse(await reply.json())));
    expect(new Set(cases.map(({ caseNumber }) => caseNumber)).size).toBe(1);
    expect(cases.filter(({ replayed }) => !replayed)).toHaveLength(1);
  });

  it('under a used id with other content is refused', async () => {
    const terminal = await start();
    const body = complaint();
    await terminal.post('/api/cases', body);
    const other = await terminal.post('/api/cases', {
      ...body,
      answers: { ...body.answers, narrative: 'Something else.' },
    });
    expect([other.status, (await problemOf(other)).code]).toEqual([409, 'requestIdReused']);
  });

  it.each([
    ['nothing', {}],
    ['a list', []],
    ['an unknown key', { ...complaint(), price: 1 }],
    ['an empty narrative', complaint({ narrative: '   ' })],
    ['a narrative that is too long', complaint({ narrative: 'x'.repeat(4001) })],
    ['a control character', complaint({ narrative: 'a\u0000b' })],
    ['no e-mail address', complaint({ contact: { email: 'nobody' } })],
    ['a category that the agency does not have', complaint({ category: 'weather' })],
    ['a kind that is not filed here', complaint({ kind: 'citationDispute' })],
    ['an answer to no question', { ...complaint(), answers: { ...complaint().answers, price: '1' } }],
    ['an answer of the wrong shape', { ...complaint(), answers: { ...complaint().answers, contact: 'me' } }],
    ['a language that is none', complaint({ language: 'not a language' })],
  ])('with %s says what is wrong', async (_what, body) => {
    const terminal = await start();
    const reply = await terminal.post('/api/cases', body);
    const problem = await problemOf(reply);
    expect([reply.status, problem.code]).toEqual([400, 'invalidRequest']);
    expect(Object.keys(problem.fields ?? {})).not.toHaveLength(0);
  });

  it.each([
    ['answers.narrative', 'missing', complaint({ narrative: ' ' })],
    ['answers.contact', 'emailMalformed', complaint({ contact: { email: 'nobody' } })],
    ['answers.category', 'notOffered', complaint({ category: 'weather' })],
    ['kind', 'notOffered', complaint({ kind: 'citationDispute' })],
    ['answers.what', 'missing', { ...complaint({ kind: 'lostItem' }), answers: {} }],
  ])('tells at %s that it is %s, in the words of the pages', async (path, what, body) => {
    const terminal = await start();
    const problem = await problemOf(await terminal.post('/api/cases', body));
    expect(problem.fields).toMatchObject({ [path]: what });
  });

  it('keeps four thousand characters of any script whole', async () => {
    const terminal = await start();
    const reply = await terminal.post('/api/cases', complaint({ narrative: '🚌'.repeat(2000) }));
    expect(reply.status).toBe(201);
  });
});

describe('a request that must not get through', () => {
  const send = async (
    origin: string,
    headers: Record<string, string>,
    body = JSON.stringify(complaint()),
  ) => {
    const { Cookie = '' } = await pageHeaders(origin, 'kiosk');
    return fetch(`${origin}/api/cases`, { method: 'POST', headers: { Cookie, ...headers }, body });
  };

  it('torn JSON, a wrong type, a huge body', async () => {
    const { origin } = await start();
    const torn = await send(origin, json, '{"requestId": "');
    expect([torn.status, (await problemOf(torn)).code]).toEqual([400, 'invalidRequest']);
    const form = await send(origin, { ...json, 'Content-Type': 'text/plain' });
    expect([form.status, (await problemOf(form)).code]).toEqual([415, 'notJson']);
    const huge = await send(origin, json, JSON.stringify({ narrative: 'x'.repeat(100_000) }));
    expect([huge.status, (await problemOf(huge)).code]).toEqual([413, 'tooLarge']);
  });

  it('a command without the header, or from another site', async () => {
    const { origin } = await start();
    const bare = await send(origin, { 'Content-Type': 'application/json' });
    expect([bare.status, (await problemOf(bare)).code]).toEqual([403, 'crossSite']);
    for (const site of ['cross-site', 'same-site']) {
      const foreign = await send(origin, { ...json, 'Sec-Fetch-Site': site });
      expect([foreign.status, (await problemOf(foreign)).code]).toEqual([403, 'crossSite']);
    }
  });

  it('a name that was rebound to this machine', async () => {
    const { origin } = await start();
    const { port } = new URL(origin);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      '127.0.0.1',
      '0.0.0.0',
    ]) {
      const status = await new Promise((resolve, reject) => {
        request({ port, host: '127.0.0.1', path: '/api/status', headers: { host } }, (reply) => {
          reply.resume();
          resolve(reply.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect([host, status]).toEqual([host, 421]);
    }
  });

  it('an address or a method that does not exist', async () => {
    const { origin, post } = await start();
    expect((await fetch(`${origin}/api/cases`)).status).toBe(405);
    expect((await fetch(`${origin}/api/nothing`)).status).toBe(404);
    expect((await fetch(`${origin}/%E0%A4%A`)).status).toBe(404);
    expect((await post('/api/simulator', { do: 'tapCard', cardId: 'nobody' })).status).toBe(404);
  });
});

describe('the event stream', () => {
  it('begins with a snapshot as the contract says', async () => {
    const { origin } = await start();
    const { heard, until } = await listen(origin);
    await until('snapshot');
    const [first] = heard;
    if (first?.event.type !== 'snapshot') throw new Error('the first message is no snapshot');
    const { terminal } = TerminalSnapshot.parse(first.event.snapshot);
    expect(terminal.agency).toEqual(agencyView(loadAgencyProfile('los-angeles-county')));
  });

  it('tells of a tapped card and of its removal', async () => {
    const terminal = await start();
    const stream = await listen(terminal.origin);
    await terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
    const { event } = await stream.until('card.read');
    expect(event).toMatchObject({
      card: {
        family: 'nextfare-classic',
        balance: { cents: 1235, currency: 'USD' },
        numberLastFour: expect.stringMatching(/^\d{4}$/),
      },
    });
    expect(JSON.stringify(stream.heard)).not.toContain('DE010001');
    expect(JSON.stringify(stream.heard)).not.toMatch(/\d{16}/);
    await terminal.simulate({ do: 'removeCard' });
    await stream.until('card.removed');
  });

  it('goes on where a page left off', async () => {
    const terminal = await start();
    const observer = await listen(terminal.origin);
    const online = () => observer.until('printer.changed', ({ printer }) => printer.device === 'online');
    await Promise.race([
      online(),
      observer.until('snapshot', ({ snapshot }) => snapshot.printer.device === 'online'),
    ]);
    const first = await listen(terminal.origin);
    const { id } = await first.until('snapshot');
    first.hangUp();
    await terminal.simulate({ do: 'takePaperOut' });
    await observer.until(
      'printer.changed',
      ({ printer }) => 'fault' in printer && printer.fault.code === 'paperOut',
    );
    const second = await listen(terminal.origin, id);
    await second.until(
      'printer.changed',
      ({ printer }) => 'fault' in printer && printer.fault.code === 'paperOut',
    );
    expect(second.heard.map(({ event }) => event.type)).not.toContain('snapshot');
  });

  it('gives a fresh snapshot for an id that it does not know', async () => {
    const { origin } = await start();
    for (const id of ['0:1', 'deadbeef:999999', 'nonsense', ':', '1:-1']) {
      const { until } = await listen(origin, id);
      await until('snapshot');
    }
  });

  it('forgets the card when the customer leaves', async () => {
    const terminal = await start();
    const first = await listen(terminal.origin);
    const { id } = await first.until('snapshot');
    await terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
    await first.until('card.read');
    await terminal.simulate({ do: 'removeCard' });
    await first.until('card.removed');
    expect((await terminal.post('/api/session/end', {})).status).toBe(204);
    const next = await listen(terminal.origin, id);
    await next.until('snapshot');
    expect(next.heard.map(({ event }) => event.type)).not.toContain('card.read');
  });

  it('shows a pulled reader, and its return', async () => {
    const terminal = await start();
    const stream = await listen(terminal.origin);
    await terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
    await stream.until('card.read');
    await terminal.simulate({ do: 'unplugReader' });
    await stream.until('reader.changed', ({ reader }) => reader.device === 'powerOff');
    await terminal.simulate({ do: 'plugInReader' });
    const back = stream.heard.length;
    await stream.until(
      'reader.changed',
      ({ reader }) => reader.device === 'online' && stream.heard.length > back,
    );
  });
});

describe('the OpenAPI document', () => {
  it('lists every route of the contract', async () => {
    const { origin } = await start();
    const document = (await (await fetch(`${origin}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, object>;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(
      Object.entries(document.paths)
        .flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`))
        .sort(),
    ).toEqual(operations.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).sort());
  });
});
