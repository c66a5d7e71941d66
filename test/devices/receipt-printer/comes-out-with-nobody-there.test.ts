import { describe, expect, test } from 'vitest';
import { CONFIRMATION_MS, FORGET_ANSWER_MS } from '../../../devices/receipt-printer/escpos/print-job.ts';
import type { SimulatedPrinterModel } from '../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import type { PrintOutcome, Withdrawal } from '../../../devices/receipt-printer/receipt-printer.ts';
import type { ByteStream } from '../../../devices/transports/byte-stream.ts';
import { cutsOn, foundOnTape, printerBench } from './printer-bench.ts';

const HOURS = 3_600_000;
const oldClone = { processIds: 'skipped', forgetting: 'unknown', name: 'POS-80' } as const;

/** A bench on which a customer can leave, and a cable can be pulled. */
async function lobby(model: SimulatedPrinterModel = {}) {
  let stream: ByteStream | undefined;
  const bench = await printerBench(model, (open) => async () => {
    const opened = await open();
    if (opened.ok) stream = opened.stream;
    return opened;
  });
  const leave = (id: string) => {
    const asked: { answer: Withdrawal | undefined } = { answer: undefined };
    void bench.printer.withdraw(id).then((answer) => {
      asked.answer = answer;
    });
    return asked;
  };
  return { ...bench, leave, pullCable: async () => stream?.close() };
}

/** The paper ran out after so many lines of R1, and the printer stands there with the rest of it. */
async function standingForPaper(model: SimulatedPrinterModel = {}, linesBefore = 4, lines = 10) {
  const bench = await lobby(model);
  bench.simulator.afterLines(linesBefore, () => bench.simulator.takePaperOut());
  const job = bench.submit('R1', lines);
  await bench.clock.advance(10_000);
  expect(job.progress.at(-1)).toEqual({ step: 'waiting', reason: 'paperOut' });
  return { ...bench, job };
}

describe('the customer leaves while the printer stands still with the receipt', () => {
  test.each([0, 4, 9])(
    'paper out after %i lines: no more of it comes out with the new roll',
    async (lines) => {
      const { job, leave, clock, simulator } = await standingForPaper({}, lines);
      const asked = leave('R1');
      await clock.advance(10);
      expect(asked.answer).toBe('forgotten');
      expect(job.outcome).toEqual({ outcome: 'withdrawn', bodyConfirmed: false });
      simulator.putPaperIn();
      await clock.advance(HOURS);
      expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: false, lines });
    },
  );

  test('what the printer says afterwards is heard at once, without being asked', async () => {
    const { leave, clock, simulator, printer, submit } = await standingForPaper();
    leave('R1');
    await clock.advance(10);
    expect(printer.status).toMatchObject({ fault: { code: 'paperOut' } });
    simulator.putPaperIn();
    await clock.advance(2_000);
    expect(printer.status).toMatchObject({ device: 'online', paper: 'full' });
    simulator.openCover();
    await clock.advance(10);
    expect(printer.status).toMatchObject({ fault: { code: 'coverOpen' } });
    simulator.closeCover();
    const next = submit('R2');
    await clock.advance(1_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
  });

  test('the next customer gets a whole receipt, and no line of the one before on the same slip', async () => {
    const { leave, clock, simulator, submit } = await standingForPaper();
    leave('R1');
    const next = submit('R2');
    await clock.advance(10);
    expect(next.progress).toEqual([{ step: 'waiting', reason: 'paperOut' }]);
    simulator.putPaperIn();
    await clock.advance(10_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R2')).toMatchObject({ whole: true, doubled: 0 });
    const kinds = simulator.tape.map((entry) =>
      entry.kind === 'line' ? entry.text.slice(0, 2) : entry.kind,
    );
    expect(kinds.slice(kinds.lastIndexOf('R1') + 1)).toEqual(['cut', ...Array(10).fill('R2'), 'cut']);
  });

  test('the slip is cut off once, not before every receipt from then on', async () => {
    const { leave, clock, simulator, submit } = await standingForPaper();
    leave('R1');
    await clock.advance(10);
    simulator.putPaperIn();
    for (const id of ['R2', 'R3']) submit(id);
    await clock.advance(10_000);
    expect(cutsOn(simulator.tape)).toBe(3);
  });

  test('it leaves before the paper runs out: the receipt is left to come out, and withdrawn where it stops', async () => {
    const { leave, clock, simulator, submit } = await lobby({ lineMs: 100 });
    simulator.afterLines(4, () => simulator.takePaperOut());
    const job = submit('R1');
    await clock.advance(150);
    const asked = leave('R1');
    await clock.advance(200);
    expect([asked.answer, job.outcome]).toEqual([undefined, undefined]);
    await clock.advance(200);
    expect(asked.answer).toBe('forgotten');
    expect(job.outcome).toEqual({ outcome: 'withdrawn', bodyConfirmed: false });
  });

  test('the printer does not stop: the receipt comes out whole, and it is too late', async () => {
    const { leave, clock, simulator, submit } = await lobby({ lineMs: 100 });
    const job = submit('R1');
    await clock.advance(150);
    const asked = leave('R1');
    await clock.advance(10_000);
    expect([asked.answer, job.outcome]).toEqual(['tooLate', { outcome: 'printed' }]);
    expect(foundOnTape(simulator.tape, 'R1').whole).toBe(true);
  });

  test('a receipt that was not sent is cancelled, one that is printed or unknown to it is too late', async () => {
    const { leave, clock, simulator, submit } = await lobby();
    submit('R1');
    await clock.advance(1_000);
    simulator.takePaperOut();
    await clock.advance(10);
    const waiting = submit('R2');
    const asked = [leave('R1'), leave('R2'), leave('R3')];
    await clock.advance(10);
    expect(asked.map(({ answer }) => answer)).toEqual(['tooLate', 'notSent', 'tooLate']);
    expect(waiting.outcome).toEqual({ outcome: 'cancelled' });
  });

  test('a receipt that fills the buffer: the rest is kept back, and what comes out after the new roll is no receipt', async () => {
    const { job, leave, clock, simulator, submit } = await standingForPaper({ bufferBytes: 512 }, 10, 300);
    const asked = leave('R1');
    await clock.advance(FORGET_ANSWER_MS);
    expect(asked.answer).toBe('unconfirmed');
    expect(job.outcome).toBeUndefined();
    simulator.putPaperIn();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'withdrawn', bodyConfirmed: false });
    expect(foundOnTape(simulator.tape, 'R1', 300).lines).toBeLessThan(150);
    const next = submit('R2');
    await clock.advance(10_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R2')).toMatchObject({ whole: true, doubled: 0 });
  });

  test('in the middle of a picture, the next receipt is not taken for the rest of it', async () => {
    const { printer, leave, clock, simulator, submit } = await lobby({ bufferBytes: 512 });
    simulator.afterLines(0, () => simulator.takePaperOut());
    const picture = Uint8Array.from([
      0x41,
      0x0a,
      0x1d,
      0x76,
      0x30,
      0,
      72,
      0,
      0xff,
      0,
      ...Array(72 * 255).fill(1),
    ]);
    void printer.print({ id: 'R1', body: picture, onProgress: () => {} });
    await clock.advance(1_000);
    leave('R1');
    await clock.advance(10_000);
    simulator.putPaperIn();
    await clock.advance(30_000);
    const next = submit('R2');
    await clock.advance(10_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R2')).toMatchObject({ whole: true, doubled: 0 });
  });
});

describe('the cutter is stuck when the customer leaves', () => {
  test('its text is on paper: it is too late, nothing is forgotten, and it is cut when the cutter is cleared', async () => {
    const { leave, clock, simulator, submit } = await lobby();
    simulator.jamCutter();
    const job = submit('R1');
    await clock.advance(1_000);
    const asked = leave('R1');
    await clock.advance(10);
    expect(asked.answer).toBe('tooLate');
    simulator.openCover();
    await clock.advance(1_000);
    simulator.clearCutter();
    simulator.closeCover();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(cutsOn(simulator.tape)).toBe(1);
  });
});

describe('the confirmation and the withdrawal cross', () => {
  /** Somebody looks into the printer for a moment while R1 is printed, and the driver hears of it late. */
  async function lookedInto(lineMs: number, atMs: number) {
    const bench = await lobby({ lineMs });
    bench.simulator.answers.delayMs = 400;
    const job = bench.submit('R1');
    const asked = bench.leave('R1');
    await bench.clock.advance(atMs);
    bench.simulator.openCover();
    await bench.clock.advance(10);
    bench.simulator.closeCover();
    return { ...bench, job, asked };
  }

  test('the text is on paper and the cut is forgotten: both are said', async () => {
    const { job, asked, clock, simulator } = await lookedInto(100, 850);
    await clock.advance(2_000);
    expect(job.outcome).toEqual({ outcome: 'withdrawn', bodyConfirmed: true });
    expect(asked.answer).toBe('tooLate');
    expect(foundOnTape(simulator.tape, 'R1').lines).toBe(10);
    expect(cutsOn(simulator.tape)).toBe(0);
  });

  test('it is printed, though the printer was just asked to forget it: printed is what is said, once it has answered', async () => {
    const { job, asked, clock, submit } = await lookedInto(20, 150);
    await clock.advance(600);
    expect(job.progress.map(({ step }) => step)).toContain('bodyConfirmed');
    expect(job.outcome).toBeUndefined();
    await clock.advance(400);
    expect([asked.answer, job.outcome]).toEqual(['tooLate', { outcome: 'printed' }]);
    const next = submit('R2');
    await clock.advance(60_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
  });
});

describe('a clone that cannot be told to forget', () => {
  test('it is said that nothing is confirmed; switched off and on, it prints nothing', async () => {
    const { job, leave, clock, simulator, submit } = await standingForPaper(oldClone);
    const asked = leave('R1');
    await clock.advance(FORGET_ANSWER_MS - 1);
    expect(asked.answer).toBeUndefined();
    await clock.advance(1);
    expect(asked.answer).toBe('unconfirmed');
    expect(job.outcome).toBeUndefined();
    simulator.cutPower();
    await clock.advance(10);
    expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
    simulator.restorePower();
    simulator.putPaperIn();
    await clock.advance(60_000);
    expect(foundOnTape(simulator.tape, 'R1').lines).toBe(4);
    const next = submit('R2');
    await clock.advance(60_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R2')).toMatchObject({ whole: true, doubled: 0 });
  });

  test('paper is put in all the same: it comes out, and that is what is said', async () => {
    const { job, leave, clock, simulator, submit } = await standingForPaper(oldClone);
    leave('R1');
    await clock.advance(60_000);
    simulator.putPaperIn();
    await clock.advance(10_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
    const next = submit('R2');
    await clock.advance(10_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
  });

  test('stopped by a jam in the middle, it is told to forget with the word that the jam is cleared', async () => {
    const { printer, leave, clock, simulator } = await lobby(oldClone);
    simulator.jamCutter();
    const outcomes: PrintOutcome[] = [];
    const body = new TextEncoder().encode('R1 line 1 of 2\n\x1dV\x00R1 line 2 of 2\n');
    void printer.print({ id: 'R1', body, onProgress: () => {} }).then((outcome) => outcomes.push(outcome));
    await clock.advance(10);
    const asked = leave('R1');
    await clock.advance(FORGET_ANSWER_MS);
    expect(asked.answer).toBe('unconfirmed');
    simulator.clearCutter();
    printer.continueAfterClearing();
    await clock.advance(CONFIRMATION_MS);
    expect(outcomes).toEqual([{ outcome: 'unknown', bodyConfirmed: false }]);
    expect(foundOnTape(simulator.tape, 'R1', 2).lines).toBe(1);
  });

  test('a receipt of which only a part was sent is never claimed to be printed', async () => {
    const { job, leave, clock, simulator, submit } = await standingForPaper(
      { ...oldClone, bufferBytes: 512 },
      10,
      300,
    );
    leave('R1');
    await clock.advance(60_000);
    simulator.putPaperIn();
    await clock.advance(CONFIRMATION_MS + 1_000);
    expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
    expect(foundOnTape(simulator.tape, 'R1', 300).whole).toBe(false);
    const next = submit('R2');
    await clock.advance(60_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R2')).toMatchObject({ whole: true, doubled: 0 });
  });
});

describe('the connection is lost with the receipt in the printer', () => {
  test.each(['before', 'after'])(
    '%s the customer leaves: it is withdrawn over the next connection',
    async (when) => {
      const { job, leave, pullCable, clock, simulator, submit } = await standingForPaper();
      if (when === 'before') await pullCable();
      // Both in one moment: the printer has not heard the wish when the cable is out.
      const asked = leave('R1');
      if (when === 'after') await pullCable();
      await clock.advance(60_000);
      expect(asked.answer).toBe('forgotten');
      if (when === 'before') expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
      simulator.putPaperIn();
      await clock.advance(60_000);
      expect(foundOnTape(simulator.tape, 'R1').lines).toBe(4);
      const next = submit('R2');
      await clock.advance(10_000);
      expect(next.outcome).toEqual({ outcome: 'printed' });
      expect(foundOnTape(simulator.tape, 'R2')).toMatchObject({ whole: true, doubled: 0 });
    },
  );

  test('minutes before the customer leaves, with the printer still standing', async () => {
    const { leave, pullCable, clock, simulator, printer, submit } = await standingForPaper();
    await pullCable();
    await clock.advance(300_000);
    const next = submit('R2');
    const faults: string[] = [];
    printer.onStatus((status) => faults.push('fault' in status ? status.fault.code : status.device));
    const asked = leave('R1');
    await clock.advance(10);
    expect(asked.answer).toBe('forgotten');
    // That the printer was asked is nobody else's concern: it is reached all the time, and the next one waits for paper.
    await clock.advance(60_000);
    expect({ faults, next: next.outcome }).toEqual({ faults: [], next: undefined });
    simulator.putPaperIn();
    await clock.advance(60_000);
    expect(foundOnTape(simulator.tape, 'R1').lines).toBe(4);
  });

  test('the paper comes first: it has come out, and it is too late', async () => {
    const { leave, pullCable, clock, simulator } = await standingForPaper();
    await pullCable();
    simulator.putPaperIn();
    await clock.advance(60_000);
    const asked = leave('R1');
    await clock.advance(10);
    expect(asked.answer).toBe('tooLate');
    expect(foundOnTape(simulator.tape, 'R1').lines).toBe(10);
  });

  test('a clone that cannot be told holds it: nothing is confirmed', async () => {
    const { leave, pullCable, clock } = await standingForPaper(oldClone);
    await pullCable();
    await clock.advance(5_000);
    const asked = leave('R1');
    await clock.advance(FORGET_ANSWER_MS);
    expect(asked.answer).toBe('unconfirmed');
  });

  test('the printer is switched off: nothing is known until it is back, and then that nothing is left in it', async () => {
    const { leave, clock, simulator, job } = await standingForPaper();
    simulator.cutPower();
    await clock.advance(10);
    expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
    const asked = leave('R1');
    await clock.advance(HOURS);
    expect(asked.answer).toBeUndefined();
    simulator.putPaperIn();
    simulator.restorePower();
    await clock.advance(60_000);
    expect(asked.answer).toBe('tooLate');
    expect(foundOnTape(simulator.tape, 'R1').lines).toBe(4);
  });

  test('the driver is closed meanwhile: that is not left unanswered, nor a timer behind', async () => {
    const { leave, clock, simulator, printer, pullCable } = await standingForPaper(oldClone);
    await pullCable();
    simulator.cutPower();
    await clock.advance(10);
    const asked = leave('R1');
    await printer.close();
    await clock.advance(60_000);
    expect(asked.answer).toBe('unconfirmed');
    expect(clock.pendingTimers).toBe(0);
  });
});
