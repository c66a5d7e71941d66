import { describe, expect, it } from 'vitest';
import { FiledCase } from '../../../../contract/cases.ts';
import type { ReceiptState } from '../../../../contract/receipts.ts';
import { complaint } from '../../complaint.ts';
import { listen } from '../../live-events.ts';
import { outsidePrinter } from '../../outside-printer.ts';
import { startTerminal } from '../../running-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

async function terminalWithPrinter() {
  const outside = await outsidePrinter();
  const terminal = await startTerminal({ dataDir: temporaryFolder(), config: { printer: outside.address } });
  const stream = await listen(terminal.origin, undefined, 'counter');
  // The first word may be that it is being connected.
  await stream.until('snapshot');
  await ready(terminal.origin);
  const file = async (): Promise<FiledCase> => {
    const reply = await terminal.post('/api/cases', complaint());
    expect(reply.status).toBe(201);
    return FiledCase.parse(await reply.json());
  };
  const receiptBecomes = async (filed: FiledCase, wanted: ReceiptState['state']) => {
    const { event } = await stream.until(
      'receipt.changed',
      ({ receiptId, receipt }) => receiptId === filed.receiptId && receipt.state === wanted,
    );
    return event.type === 'receipt.changed' ? event.receipt : undefined;
  };
  return { ...outside, terminal, stream, file, receiptBecomes };
}

async function ready(origin: string): Promise<void> {
  const { until } = await listen(origin, undefined, 'counter');
  await Promise.race([
    until('printer.changed', ({ printer }) => printer.device === 'online'),
    until('snapshot', ({ snapshot }) => snapshot.printer.device === 'online'),
  ]);
}

describe('a case is filed and its receipt', () => {
  it('waits while paper is out before the job, then prints once', async () => {
    const { printer, printed, stream, file, receiptBecomes } = await terminalWithPrinter();
    printer.takePaperOut();
    await stream.until(
      'printer.changed',
      (event) => 'fault' in event.printer && event.printer.fault.code === 'paperOut',
    );
    const filed = await file();
    expect(filed.receipt).toEqual({ state: 'waiting', reason: 'paperOut' });
    expect(printed(filed.caseNumber).times).toBe(0);
    printer.putPaperIn();
    await receiptBecomes(filed, 'printed');
    expect(printed(filed.caseNumber)).toEqual({ times: 1, cuts: 1 });
  });

  it('goes on where it stopped when paper runs out in the middle', async () => {
    const { printer, printed, file, receiptBecomes } = await terminalWithPrinter();
    printer.afterLines(6, () => printer.takePaperOut());
    const filed = await file();
    expect(filed.receipt).toEqual({ state: 'waiting', reason: 'paperOut' });
    printer.putPaperIn();
    await receiptBecomes(filed, 'printed');
    expect(printed(filed.caseNumber)).toEqual({ times: 1, cuts: 1 });
  });

  it('is printed when paper runs out after it', async () => {
    const { printer, printed, stream, file } = await terminalWithPrinter();
    const filed = await file();
    printer.takePaperOut();
    await stream.until(
      'printer.changed',
      (event) => 'fault' in event.printer && event.printer.fault.code === 'paperOut',
    );
    expect(filed.receipt).toEqual({ state: 'printed' });
    expect(printed(filed.caseNumber)).toEqual({ times: 1, cuts: 1 });
  });

  it('waits for the cover, then prints once', async () => {
    const { printer, printed, file, receiptBecomes } = await terminalWithPrinter();
    printer.afterLines(3, () => printer.openCover());
    const filed = await file();
    expect(filed.receipt).toEqual({ state: 'waiting', reason: 'coverOpen' });
    printer.closeCover();
    await receiptBecomes(filed, 'printed');
    expect(printed(filed.caseNumber)).toEqual({ times: 1, cuts: 1 });
  });

  it('is unknown when the power goes in the middle, and is not sent again', async () => {
    const { printer, printed, terminal, file } = await terminalWithPrinter();
    printer.afterLines(8, () => printer.cutPower());
    const filed = await file();
    expect(filed.receipt).toEqual({ state: 'unknown', bodyConfirmed: false });
    printer.restorePower();
    await ready(terminal.origin);
    const next = await file();
    expect(next.receipt).toEqual({ state: 'printed' });
    expect(printed(filed.caseNumber).times).toBeLessThanOrEqual(1);
    expect(printed(next.caseNumber).times).toBe(1);
  });

  it('is not sent while the connection is refused', async () => {
    const { printer, printed, stream, file } = await terminalWithPrinter();
    printer.cutPower();
    await stream.until(
      'printer.changed',
      (event) => 'fault' in event.printer && event.printer.device === 'powerOff',
    );
    const filed = await file();
    expect(filed.receipt).toMatchObject({ state: 'notSent' });
    printer.restorePower();
    expect(printed(filed.caseNumber).times).toBe(0);
  });

  it('that waits unsent does not come out for the next customer', async () => {
    const { printer, printed, terminal, file, receiptBecomes } = await terminalWithPrinter();
    printer.takePaperOut();
    const filed = await file();
    expect(filed.receipt).toEqual({ state: 'waiting', reason: 'paperOut' });
    await terminal.post('/api/session/end', {});
    await receiptBecomes(filed, 'cancelled');
    printer.putPaperIn();
    const next = await file();
    expect(next.receipt).toEqual({ state: 'printed' });
    expect(printed(filed.caseNumber).times).toBe(0);
    expect(printed(next.caseNumber)).toEqual({ times: 1, cuts: 1 });
  });

  it('is not sent on a terminal without a printer', async () => {
    const terminal = await startTerminal({ dataDir: temporaryFolder(), config: { printer: 'none' } });
    const filed = FiledCase.parse(await (await terminal.post('/api/cases', complaint())).json());
    expect(filed.receipt).toEqual({ state: 'notSent', reason: 'notConfigured' });
  });
});
