import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Problem } from '../../../../contract/problems.ts';
import { systemClock } from '../../../../devices/clock.ts';
import { firstBrokenAuditEntry } from '../../../../terminal-service/ledger/audit.ts';
import { drawerLimit } from '../../../../terminal-service/modules/devices/drawer-limit.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { openStore } from '../../open-store.ts';
import { startTerminal } from '../../running-terminal.ts';
import { statement } from '../../statement.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A terminal whose clock can be put forward, and what it keeps of its drawer. */
async function counter() {
  const dataDir = temporaryFolder();
  let ahead = 0;
  const clock = {
    ...systemClock,
    now: () => systemClock.now() + ahead,
    monotonic: () => systemClock.monotonic() + ahead,
  };
  const terminal = await startTerminal({ dataDir, clock });
  return {
    open: (request: object = { pin: 2, reason: 'payment' }) => terminal.post('/api/drawer', request),
    later: (ms: number) => {
      ahead += ms;
    },
    log: () =>
      readFileSync(join(dataDir, 'service.log'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .filter(({ event }) => event.startsWith('drawer.')),
    audit: async () => {
      await terminal.stop();
      const store = openStore(join(dataDir, 'terminal.db'));
      onTestFinished(() => store.close());
      expect(firstBrokenAuditEntry(store)).toBeUndefined();
      return store
        .all<{ action: string; subject: string; detail: string }>(
          statement('SELECT * FROM audit ORDER BY sequence'),
        )
        .map(({ action, subject, detail }) => ({ action, subject, ...JSON.parse(detail) }));
    },
  };
}

describe('a process that has the address of the drawer', () => {
  it('opens it four times in a minute and no more, whatever it says', async () => {
    const { open, later, audit } = await counter();
    const answers = await Promise.all(Array.from({ length: 40 }, () => open()));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(4).fill(200), ...Array(36).fill(429)]);
    const refused = Problem.parse(await answers.find(({ status }) => status === 429)?.json());
    expect(refused).toMatchObject({
      code: 'drawerTooOften',
      message: expect.stringContaining('Wait a minute'),
    });
    later(30_000);
    expect((await open({ pin: 5, reason: 'refund' })).status).toBe(429);
    later(31_000);
    expect(await (await open({ pin: 5, reason: 'refund' })).json()).toEqual({ drawer: 'kicked' });
    expect(await audit()).toHaveLength(5);
  });

  it('has to say why', async () => {
    const { open, audit } = await counter();
    for (const request of [{ pin: 2 }, { pin: 2, reason: '' }, { pin: 2, reason: 'Because.' }])
      expect((await open(request)).status).toBe(400);
    expect(await audit()).toEqual([]);
  });

  it('is on record: each opening with its reason in the audit and the log, and that more were refused', async () => {
    const { open, log, audit } = await counter();
    await open({ pin: 5, reason: 'count' });
    for (let again = 0; again < 9; again++) await open();
    const payment = { event: 'drawer.asked', pin: 2, reason: 'payment', drawer: 'kicked' };
    expect(log()).toEqual(
      [
        { ...payment, pin: 5, reason: 'count' },
        payment,
        payment,
        payment,
        // Once, or whoever tries fills the log.
        { event: 'drawer.refused', reason: 'payment' },
      ].map((line) => expect.objectContaining(line)),
    );
    const entry = { action: 'drawer.asked', subject: '7QK', pin: 2, reason: 'payment' };
    expect(await audit()).toEqual([{ ...entry, pin: 5, reason: 'count' }, entry, entry, entry]);
  });

  it('gets it open again a minute after each opening, to the millisecond', async () => {
    const clock = new ManualClock();
    const limit = drawerLimit(clock);
    for (const wait of [0, 10_000, 10_000, 10_000]) {
      await clock.advance(wait);
      expect(limit.ask()).toBe('granted');
    }
    await clock.advance(29_999);
    expect([limit.ask(), limit.ask()]).toEqual(['refused', 'silent']);
    await clock.advance(1);
    expect([limit.ask(), limit.ask(), limit.ask()]).toEqual(['granted', 'refused', 'silent']);
    await clock.advance(9_999);
    expect(limit.ask()).toBe('silent');
    await clock.advance(1);
    expect(limit.ask()).toBe('granted');
  });
});
