import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FiledCase } from '../../../../contract/cases.ts';
import { ReceiptView, VerifiedReceipt } from '../../../../contract/receipts.ts';
import { linesOf } from '../../../../devices/receipt-printer/escpos/simulator/tape.ts';
import { complaint } from '../../complaint.ts';
import { listen } from '../../live-events.ts';
import { outsidePrinter } from '../../outside-printer.ts';
import { startTerminal } from '../../running-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

async function counter(config: object = {}) {
  const outside = await outsidePrinter();
  const dataDir = temporaryFolder();
  const terminal = await startTerminal({ dataDir, config: { printer: outside.address, ...config } });
  const stream = await listen(terminal.origin, undefined, 'counter');
  await Promise.race([
    stream.until('printer.changed', ({ printer }) => printer.device === 'online'),
    stream.until('snapshot', ({ snapshot }) => snapshot.printer.device === 'online'),
  ]);
  const view = async (receiptId: string) =>
    ReceiptView.parse(await (await terminal.get(`/api/receipts/${receiptId}`)).json());
  return {
    ...outside,
    dataDir,
    terminal,
    stream,
    view,
    file: async (change: Parameters<typeof complaint>[0] = {}) =>
      FiledCase.parse(await (await terminal.post('/api/cases', complaint(change))).json()),
    wanting: async () => ReceiptView.array().parse(await (await terminal.get('/api/receipts')).json()),
    printedAgain: (receiptId: string) =>
      stream.until(
        'receipt.changed',
        (event) => event.receiptId === receiptId && event.receipt.state === 'printed',
      ),
  };
}

describe('a receipt that the printer never confirmed', () => {
  it('is listed, decided once by a person, and then off the list; the printer has claimed nothing', async () => {
    const { printer, file, wanting, terminal, view } = await counter();
    printer.afterLines(6, () => printer.cutPower());
    const filed = await file();
    expect(filed.receipt).toMatchObject({ state: 'unknown' });
    expect((await wanting()).map(({ receiptId }) => receiptId)).toEqual([filed.receiptId]);

    const decide = (decision: string) =>
      terminal.post('/api/receipts/decide', { receiptId: filed.receiptId, decision });
    expect((await decide('perhaps')).status).toBe(400);
    expect((await decide('notPrinted')).status).toBe(200);
    expect((await view(filed.receiptId)).receipt).toEqual({
      state: 'unknown',
      bodyConfirmed: false,
      decided: 'notPrinted',
    });
    const again = await decide('printed');
    expect([again.status, (await again.json()).code]).toEqual([409, 'receiptNotUnknown']);
    expect(await wanting()).toEqual([]);
  });

  it('is printed again as a copy: the same number, marked COPY, counted', async () => {
    const { printer, file, terminal, printed, printedAgain, view } = await counter();
    const filed = await file();
    expect(filed.receipt).toEqual({ state: 'printed' });
    printer.tearOff();
    for (const number of [1, 2]) {
      const reply = await terminal.post('/api/receipts/copies', { receiptId: filed.receiptId });
      expect(reply.status).toBe(201);
      const copy = ReceiptView.parse(await reply.json());
      expect(copy).toMatchObject({ caseNumber: filed.caseNumber, copyNumber: number });
      await printedAgain(copy.receiptId);
      expect(linesOf(printer.tape)[0]).toBe(`COPY ${number}`);
      expect(printed(filed.caseNumber).times).toBe(1);
      expect((await view(copy.receiptId)).receipt).toEqual({ state: 'printed' });
      printer.tearOff();
    }
    expect((await view(filed.receiptId)).copyNumber).toBe(0);
  });

  it('gets no copy while it waits for paper: that would be a second one', async () => {
    const { printer, file, terminal, printed, printedAgain } = await counter();
    printer.afterLines(4, () => printer.takePaperOut());
    const filed = await file();
    expect(filed.receipt).toMatchObject({ state: 'waiting' });
    const refused = await terminal.post('/api/receipts/copies', { receiptId: filed.receiptId });
    expect([refused.status, (await refused.json()).code]).toEqual([409, 'receiptUnderWay']);
    const tooLate = await terminal.post('/api/receipts/cancel', { receiptId: filed.receiptId });
    expect([tooLate.status, (await tooLate.json()).code]).toEqual([409, 'tooLate']);
    printer.putPaperIn();
    await printedAgain(filed.receiptId);
    expect(printed(filed.caseNumber)).toEqual({ times: 1, cuts: 1 });
  });

  it('can be withdrawn while nothing of it has been sent', async () => {
    const { printer, file, terminal, stream, printed } = await counter();
    printer.takePaperOut();
    const filed = await file();
    expect(filed.receipt).toMatchObject({ state: 'waiting' });
    expect((await terminal.post('/api/receipts/cancel', { receiptId: filed.receiptId })).status).toBe(200);
    await stream.until('receipt.changed', ({ receipt }) => receipt.state === 'cancelled');
    printer.putPaperIn();
    const next = await file();
    expect(next.receipt).toEqual({ state: 'printed' });
    expect(printed(filed.caseNumber).times).toBe(0);
  });
});

describe('a receipt without paper', () => {
  it('can be read, heard and looked at', async () => {
    const { file, view, terminal } = await counter();
    const filed = await file({ language: 'hy' });
    const seen = await view(filed.receiptId);
    expect(seen).toMatchObject({ language: 'hy', caseNumber: filed.caseNumber });
    expect(seen.lines.join('\n')).toContain(filed.caseNumber);
    expect(seen.spoken.join('\n')).toContain('7 Q K, 0 0 0 0 1,');
    const picture = await terminal.get(`/api/receipts/${filed.receiptId}/picture`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await picture.arrayBuffer()).subarray(1, 4)).toEqual(
      new TextEncoder().encode('PNG'),
    );
  });

  it('that does not exist is not found', async () => {
    const { terminal } = await counter();
    for (const path of ['/api/receipts/none', '/api/receipts/none/picture'])
      expect((await terminal.get(path)).status).toBe(404);
    const receiptId = '00000000-0000-4000-8000-000000000000';
    expect((await terminal.post('/api/receipts/copies', { receiptId })).status).toBe(404);
    expect((await terminal.post('/api/receipts/cancel', { receiptId })).status).toBe(404);
    const decided = await terminal.post('/api/receipts/decide', { receiptId, decision: 'printed' });
    expect(decided.status).toBe(404);
  });
});

describe('the signed code of a receipt', () => {
  it('is verified at this terminal, and after one changed character it says so', async () => {
    const { file, view, terminal, dataDir } = await counter();
    const filed = await file();
    const { lines } = await view(filed.receiptId);
    const from = lines.findIndex((line) => line.startsWith('RC1:'));
    const code =
      lines
        .slice(from, from + 4)
        .join('')
        .match(/^RC1:[0-9A-Z:-]+?(?=-{10}|$)/)?.[0] ?? '';
    const verify = async (text: string) =>
      VerifiedReceipt.parse(await (await terminal.post('/api/receipts/verify', { code: text })).json());
    expect(await verify(code)).toEqual({
      genuine: true,
      caseNumber: filed.caseNumber,
      kind: 'complaint',
      filedAt: filed.filedAt.replace(/\.\d+Z$/, '.000Z'),
      terminal: '7QK',
    });
    const forged = await verify(code.replace('7QK-00001', '7QK-00002'));
    expect(forged).toMatchObject({ genuine: false, problem: 'misread' });
    // No customer data: the code is what it is made of, and nothing of the request is in that.
    expect(code).not.toContain('BUS');
    expect(statSync(join(dataDir, 'receipt-key.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dataDir, 'receipt-key.pub.pem'), 'utf8')).toMatch(
      /^Terminal: 7QK\n-----BEGIN PUBLIC KEY/,
    );
  });
});

describe('the cash drawer on the printer', () => {
  it('is opened by a pulse, and its state is known', async () => {
    const { printer, terminal, stream } = await counter({ cashDrawer: 'openWhenHigh' });
    const kicked = await terminal.post('/api/drawer', { pin: 2, reason: 'payment' });
    expect(await kicked.json()).toEqual({ drawer: 'kicked' });
    expect(printer.tape).toEqual([{ kind: 'drawerPulse', pin: 2 }]);
    const isOpen = (printer: object) => 'drawer' in printer && printer.drawer === 'open';
    await stream.until('printer.changed', (event) => isOpen(event.printer));
  });

  it('stays shut while the printer stands still, also afterwards', async () => {
    const { printer, terminal, stream, file } = await counter();
    printer.takePaperOut();
    await stream.until('printer.changed', ({ printer: state }) => state.device === 'userError');
    expect(await (await terminal.post('/api/drawer', { pin: 5, reason: 'test' })).json()).toEqual({
      drawer: 'notReady',
    });
    printer.putPaperIn();
    await file();
    expect(printer.tape.some(({ kind }) => kind === 'drawerPulse')).toBe(false);
  });
});
