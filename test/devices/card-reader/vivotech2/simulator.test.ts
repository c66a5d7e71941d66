import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SimulatedCard } from '../../../../devices/card-reader/simulated-card.ts';
import { decodeResponse, encodeCommand } from '../../../../devices/card-reader/vivotech2/frame-codec.ts';
import { encodeReports, ReportAssembler } from '../../../../devices/card-reader/vivotech2/report-codec.ts';
import { Vivotech2Simulator } from '../../../../devices/card-reader/vivotech2/simulator.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { bytes, classicCard, hex } from '../pn532/reader-bench.ts';
import { isoDepCard } from './reader-bench.ts';

/** A simulated reader by itself: commands in as `2C02 000A`, the answer out as status and data. */
function bareReader(...cards: SimulatedCard[]) {
  const simulator = new Vivotech2Simulator({ clock: new ManualClock(), timing: 'instant' });
  simulator.presentCard(...cards);
  const answers: string[] = [];
  const assembler = new ReportAssembler();
  const gadget = simulator.connect((report) => {
    for (const item of assembler.push(report)) {
      const decoded = item.kind === 'message' ? decodeResponse(item.bytes) : undefined;
      if (decoded?.ok)
        answers.push(`${hex(Uint8Array.of(decoded.frame.status))} ${hex(decoded.frame.data)}`.trim());
    }
  }, 'justOn');
  const send = (reports: readonly Uint8Array[]): string => {
    answers.length = 0;
    for (const report of reports) gadget.outputReport?.(report);
    return answers.join(' | ') || 'silence';
  };
  return {
    simulator,
    send,
    ask: (text: string) => {
      const [command = 0, subCommand = 0, ...data] = bytes(text);
      return send(encodeReports(encodeCommand({ command, subCommand, data: Uint8Array.from(data) })));
    },
    passThrough() {
      this.ask('2C01 01');
      return this;
    },
  };
}

describe('the simulated reader follows the guide', () => {
  it.each([
    ['1801', '00'],
    ['2900', `00 ${hex(new TextEncoder().encode('NEO v1.01.151'))}`],
    ['2C02 000A', '0B'],
    ['2C03 9060000000', '0B'],
    ['0A02 FF01', '0B'],
    ['0B01 01', '0B'],
    ['2C01 01', '00'],
    ['2C01 02', '05'],
    ['2CFF', '03'],
    ['7700', '02'],
  ])('outside pass-through mode %s is answered %s', (command, answer) => {
    expect(bareReader().ask(command)).toBe(answer);
  });

  it.each([
    ['1801', '00'],
    ['2C02 000A', '08'],
    ['2C02 0000', '05'],
    ['2C02 00', '07'],
    ['2C06 0401FFFFFFFFFFFF', '00'],
    ['2C06 0403FFFFFFFFFFFF', '05'],
    ['2C06 0401FFFF', '07'],
    ['2C07 3104', '0A FF'],
    ['2C07 3004', '05'],
    ['2C07 4104', '05'],
    ['2C03 9060000000', '0A FF'],
    ['0A02 0901', '05'],
    ['0B01 05', '05'],
    ['0B02 03', '00'],
  ])('in pass-through mode with no card %s is answered %s', (command, answer) => {
    expect(bareReader().passThrough().ask(command)).toBe(answer);
  });

  it('a frame with the CRC the other way round is answered 04, one that lacks its end 07', () => {
    const { send } = bareReader();
    const ping = { command: 0x18, subCommand: 0x01, data: new Uint8Array() };
    expect(send(encodeReports(encodeCommand(ping, 'highFirst')))).toBe('04');
    expect(send(encodeReports(bytes('5669564F746563683200 2C 03 0100')))).toBe('07');
    expect(send(encodeReports(bytes('5669564F746563683299 18 01 0000 B3CD')))).toBe('01');
  });
});

describe('a MIFARE Classic card on the simulated reader', () => {
  it('gives its blocks to who has the key', () => {
    const reader = bareReader(classicCard()).passThrough();
    expect(reader.ask('2C02 000A')).toBe('00 03C40DCDC0');
    expect(reader.ask('2C07 3104')).toBe('0A F6');
    expect(reader.ask('2C06 0401FFFFFFFFFFFF')).toBe('00');
    expect(reader.ask('2C07 3104')).toBe(`00 ${'04'.repeat(16)}`);
  });

  it('gives several blocks at once, without the trailers', () => {
    const reader = bareReader(classicCard()).passThrough();
    reader.ask('2C02 000A');
    reader.ask('2C06 0401FFFFFFFFFFFF');
    expect(reader.ask('2C07 3406')).toBe(
      `00 ${['06', '08', '09', '0A'].map((block) => block.repeat(16)).join('')}`,
    );
  });

  it('is halted by a wrong key until it is polled for again', () => {
    const reader = bareReader(classicCard()).passThrough();
    reader.ask('2C02 000A');
    reader.ask('2C06 0401000000000000');
    expect(reader.ask('2C07 3104')).toBe('0A FC');
    reader.ask('2C06 0401FFFFFFFFFFFF');
    expect(reader.ask('2C07 3104')).toBe('0A FF');
    reader.ask('2C02 000A');
    reader.ask('2C06 0401FFFFFFFFFFFF');
    expect(reader.ask('2C07 3104')).toBe(`00 ${'04'.repeat(16)}`);
  });

  it('answers no APDU', () => {
    const reader = bareReader(classicCard()).passThrough();
    reader.ask('2C02 000A');
    expect(reader.ask('2C03 9060000000')).toBe('0A FF');
  });
});

it('two cards at once cannot be activated', () => {
  expect(bareReader(classicCard(), isoDepCard()).passThrough().ask('2C02 000A')).toBe('0A');
});

it.each([
  [classicCard(), '03'],
  [isoDepCard(), '01'],
  [{ ...isoDepCard(), sak: 0x28 }, '07'],
  [{ uid: bytes('04112233445566'), sak: 0, atqa: bytes('0044') }, '04'],
  [{ uid: bytes('11223344'), sak: 0, atqa: bytes('0004') }, '05'],
])('a card of each kind has its type byte (%#)', (card, type) => {
  const answer = bareReader(card).passThrough().ask('2C02 000A');
  expect(answer).toBe(`00 ${type}${hex(card.uid)}`);
});

it('the reader takes one command after the other: a ping does not overtake a read', async () => {
  const clock = new ManualClock();
  const simulator = new Vivotech2Simulator({ clock, timing: 'realistic' });
  const answered: (number | undefined)[] = [];
  const gadget = simulator.connect((report) => answered.push(report[11]), 'justOn');
  for (const code of ['2C01 01', '2C07 3104', '1801', '2C02 000A', '1801']) {
    const [command = 0, subCommand = 0, ...data] = bytes(code);
    const frame = encodeCommand({ command, subCommand, data: Uint8Array.from(data) });
    for (const report of encodeReports(frame)) gadget.outputReport?.(report);
  }
  await clock.advance(1_000);
  expect(answered).toEqual([0x2c, 0x2c, 0x18, 0x2c, 0x18]);
  expect(clock.pendingTimers).toBe(0);
});

it('an ISO-DEP card is powered up by each poll', () => {
  let powerUps = 0;
  const card = { ...isoDepCard(), powerUp: () => powerUps++ };
  const reader = bareReader(card).passThrough();
  reader.ask('2C02 000A');
  expect(reader.ask('2C03 9060000000')).toBe('00 909090909000');
  reader.ask('2C02 000A');
  expect(powerUps).toBe(2);
});

it('whatever it is sent, the simulator neither throws nor forgets how to answer', () => {
  const command = fc
    .tuple(
      fc.constantFrom(0x0a, 0x0b, 0x12, 0x18, 0x29, 0x2c, 0x77),
      fc.nat(20),
      fc.uint8Array({ maxLength: 200 }),
    )
    .map(([first, subCommand, data]) => encodeReports(encodeCommand({ command: first, subCommand, data })));
  const noise = fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.array(fc.oneof(command, noise), { maxLength: 20 }), (sent) => {
      const reader = bareReader(classicCard()).passThrough();
      for (const reports of sent) reader.send(reports);
      expect(reader.ask('1801').split(' | ').at(-1)).toBe('00');
    }),
  );
});
