import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FiledCase } from '../../../contract/cases.ts';
import { howMuch, seedOf } from '../../how-much.ts';
import { complaint } from '../complaint.ts';
import { listedCases } from '../listed-cases.ts';
import { listen } from '../live-events.ts';
import { outsidePrinter } from '../outside-printer.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { startTerminalProcess } from '../terminal-process.ts';

describe('kill -9', () => {
  it('right after the reply: the case is there, its receipt printed, nothing prints twice', async () => {
    const dataDir = temporaryFolder();
    const { address, printed } = await outsidePrinter();
    const first = await startTerminalProcess({ dataDir, config: { printer: address } });
    const request = complaint();
    const filed = FiledCase.parse(await (await first.post('/api/cases', request)).json());
    await first.kill();
    expect(filed.receipt).toEqual({ state: 'printed' });

    const second = await startTerminalProcess({ dataDir, config: { printer: address } });
    const again = FiledCase.parse(await (await second.post('/api/cases', request)).json());
    expect(again).toEqual({ ...filed, replayed: true });
    const next = FiledCase.parse(await (await second.post('/api/cases', complaint())).json());
    expect(next.caseNumber).not.toBe(filed.caseNumber);
    expect(printed(filed.caseNumber).times).toBe(1);
    expect(printed('').cuts).toBe(2);
    expect(await listedCases(dataDir)).toEqual([
      expect.objectContaining({ caseNumber: next.caseNumber, receipt: 'printed' }),
      expect.objectContaining({ caseNumber: filed.caseNumber, receipt: 'printed' }),
    ]);
  });

  it('while the receipt is half printed: it is unknown afterwards, and not printed again', async () => {
    const dataDir = temporaryFolder();
    const { address, printer, printed, until } = await outsidePrinter();
    printer.afterLines(5, () => printer.takePaperOut());
    const first = await startTerminalProcess({ dataDir, config: { printer: address } });
    const filed = FiledCase.parse(await (await first.post('/api/cases', complaint())).json());
    expect(filed.receipt).toEqual({ state: 'waiting', reason: 'paperOut' });
    await first.kill();
    printer.putPaperIn();
    await until(() => printed('').cuts === 1);

    const second = await startTerminalProcess({ dataDir, config: { printer: address } });
    const page = await listen(second.origin);
    expect((await page.until('receipt.changed')).event).toMatchObject({
      receiptId: filed.receiptId,
      receipt: { state: 'unknown' },
    });
    const [recovered] = await listedCases(dataDir);
    expect(recovered).toMatchObject({ caseNumber: filed.caseNumber, receipt: 'unknown' });
    await second.post('/api/cases', complaint());
    expect(printed(filed.caseNumber).times).toBe(1);
  });

  it('before the page heard that its receipt was printed: it hears so after the restart', async () => {
    const dataDir = temporaryFolder();
    const first = await startTerminalProcess({ dataDir });
    const filed = FiledCase.parse(await (await first.post('/api/cases', complaint())).json());
    await first.kill();
    const second = await startTerminalProcess({ dataDir });
    const page = await listen(second.origin);
    expect((await page.until('receipt.changed')).event).toMatchObject({
      receiptId: filed.receiptId,
      receipt: { state: 'printed' },
    });
    await second.post('/api/session/end', {});
    const next = await listen(second.origin);
    await next.until('snapshot');
    await second.simulate({ do: 'removeCard' });
    await second.simulate({ do: 'tapCard', cardId: 'everyday' });
    await next.until('card.read');
    expect(next.heard.map(({ event }) => event.type)).not.toContain('receipt.changed');
  });

  it('while the receipt waits unsent: it is printed once after the restart', async () => {
    const dataDir = temporaryFolder();
    const { address, printer, printed } = await outsidePrinter();
    printer.takePaperOut();
    const first = await startTerminalProcess({ dataDir, config: { printer: address } });
    const filed = FiledCase.parse(await (await first.post('/api/cases', complaint())).json());
    expect(filed.receipt).toEqual({ state: 'waiting', reason: 'paperOut' });
    await first.kill();

    const second = await startTerminalProcess({ dataDir, config: { printer: address } });
    const stream = await listen(second.origin);
    printer.putPaperIn();
    await stream.until('receipt.changed', ({ receipt }) => receipt.state === 'printed');
    expect(printed(filed.caseNumber)).toEqual({ times: 1, cuts: 1 });
  });

  it('at random moments under load: every answered case is there once, with one number each', async () => {
    const dataDir = temporaryFolder();
    const answered: string[] = [];
    const kills = howMuch('counts', { inLane: 60, usual: 4 });
    const seed = seedOf(1902);
    for (const more of fc.sample(fc.integer({ min: 1, max: 30 }), { numRuns: kills, seed })) {
      const terminal = await startTerminalProcess({ dataDir, config: { printer: 'none' } });
      const load = Array.from({ length: 4 }, async () => {
        for (;;) {
          const reply = await terminal.post('/api/cases', complaint()).catch(() => undefined);
          const body = await reply?.json().catch(() => undefined);
          if (!body) return;
          answered.push(FiledCase.parse(body).caseNumber);
        }
      });
      const enough = answered.length + more;
      while (answered.length < enough) await new Promise((resolve) => setImmediate(resolve));
      await terminal.kill();
      await Promise.all(load);
    }
    const listed = (await listedCases(dataDir)).map(({ caseNumber }) => caseNumber);
    expect(new Set(answered).size).toBe(answered.length);
    expect(answered.filter((number) => !listed.includes(number))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});
