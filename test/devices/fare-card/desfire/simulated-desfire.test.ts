import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { desfire } from '../../../../devices/fare-card/desfire/commands.ts';
import {
  type DesfireDescription,
  simulatedDesfire,
} from '../../../../devices/fare-card/desfire/simulated-desfire.ts';
import { bytes, cardWith, free, hex, UID } from './card-bench.ts';

const AID = '9011F2';
const long = Array.from({ length: 150 }, (_, at) => at.toString(16).padStart(2, '0')).join('');

const description = cardWith(AID, {
  '00': { type: 'backup', read: 'free', data: 'CAFE' },
  '01': free(long),
  '02': { type: 'standard', read: 'denied', data: '00' },
  '03': { type: 'value', read: 'free', value: -275 },
  '04': { type: 'cyclicRecord', read: 'free', recordSize: 2, records: ['0101', '0202', '0303'] },
  '05': { type: 'standard', read: 'authenticationNeeded', data: '00' },
  '06': { type: 'linearRecord', read: 'free', recordSize: 2, records: [] },
});

function bench(of: DesfireDescription = description) {
  const card = simulatedDesfire(of);
  return {
    ask: (apdu: string) => hex(card.respond(bytes(apdu))),
    card,
    session: desfire(async (apdu) => card.respond(apdu)),
  };
}

describe('the simulated chip', () => {
  test('tells its version in frames of 7, 7 and 14 bytes, its own UID among them', () => {
    const { ask } = bench();
    expect(ask('90 60 00 00 00')).toBe('0401010100180591AF');
    expect(ask('90 AF 00 00 00')).toBe('0401010104180591AF');
    expect(ask('90 AF 00 00 00')).toBe(`${UID}000000000001249100`);
  });

  test('cuts a file into frames of at most 59 bytes', () => {
    const { ask } = bench();
    ask('90 5A 00 00 03 90 11 F2 00');
    const frames = [
      ask('90 BD 00 00 07 01 00 00 00 00 00 00 00'),
      ask('90 AF 00 00 00'),
      ask('90 AF 00 00 00'),
    ];
    expect(frames.map((frame) => frame.length / 2 - 2)).toEqual([59, 59, 32]);
    expect(frames.map((frame) => frame.slice(-4))).toEqual(['91AF', '91AF', '9100']);
  });

  test('gives the part of a file that was asked for, and nothing beyond its end', () => {
    const { ask } = bench();
    ask('90 5A 00 00 03 90 11 F2 00');
    expect(ask('90 BD 00 00 07 01 02 00 00 03 00 00 00')).toBe('0203049100');
    expect(ask('90 BD 00 00 07 01 95 00 00 02 00 00 00')).toBe('91BE');
  });

  test('counts records back from the newest and gives them oldest first', () => {
    const { ask } = bench();
    ask('90 5A 00 00 03 90 11 F2 00');
    expect(ask('90 BB 00 00 07 04 00 00 00 00 00 00 00')).toBe('0101020203039100');
    expect(ask('90 BB 00 00 07 04 01 00 00 01 00 00 00')).toBe('02029100');
    expect(ask('90 BB 00 00 07 06 00 00 00 00 00 00 00')).toBe('91BE');
  });

  test.each([
    ['a command that does not exist', '90 99 00 00 00', '911C'],
    ['an application that is not there', '90 5A 00 00 03 AA BB CC 00', '91A0'],
    ['too few parameters', '90 5A 00 00 02 90 11 00', '917E'],
    ['more frames when there are none', '90 AF 00 00 00', '91CA'],
    ['files of the card itself', '90 6F 00 00 00', '919D'],
    ['an ISO application', '00 A4 04 00 06 63 70 01 FF 4C 41 00', '6A82'],
    ['something else entirely', '80 CA 00 00 00', '6E00'],
  ])('refuses %s', (_, apdu, answer) => {
    expect(bench().ask(apdu)).toBe(answer);
  });

  test.each([
    ['a file that nobody may read', '90 BD 00 00 07 02 00 00 00 00 00 00 00', '919D'],
    ['a file that needs a key', '90 BD 00 00 07 05 00 00 00 00 00 00 00', '91AE'],
    ['a file that is not there', '90 BD 00 00 07 1F 00 00 00 00 00 00 00', '91F0'],
    ['the data of a value file', '90 BD 00 00 07 03 00 00 00 00 00 00 00', '919E'],
    ['the list of applications from within one', '90 6A 00 00 00', '919D'],
  ])('in an application refuses %s', (_, apdu, answer) => {
    const { ask } = bench();
    ask('90 5A 00 00 03 90 11 F2 00');
    expect(ask(apdu)).toBe(answer);
  });

  test('drops what it had left to say when asked something else', () => {
    const { ask } = bench();
    expect(ask('90 60 00 00 00').endsWith('91AF')).toBe(true);
    expect(ask('90 6A 00 00 00')).toBe('91CA');
    expect(ask('90 6A 00 00 00')).toBe('9011F29100');
  });

  test('taken out of the field in the middle of an answer, it starts afresh', () => {
    const { ask, card } = bench();
    ask('90 5A 00 00 03 90 11 F2 00');
    ask('90 BD 00 00 07 01 00 00 00 00 00 00 00');
    card.powerUp();
    expect(ask('90 6A 00 00 00')).toBe('9011F29100');
  });

  test('with random UIDs tells its true one to nobody', async () => {
    const { card, session } = bench({ uid: '08A1B2C3', directory: 'locked', applications: {} });
    expect(hex(card.uid)).toBe('08A1B2C3');
    expect(await session.version()).toMatchObject({ ok: true, value: { uid: new Uint8Array(7) } });
    expect(await session.applicationIds()).toEqual({ ok: false, status: 'authenticationError' });
  });

  test('is what the driver takes it for: files, settings, values and records', async () => {
    const { session } = bench();
    expect(await session.applicationIds()).toEqual({ ok: true, value: [AID] });
    expect(await session.selectApplication(AID)).toEqual({ ok: true, value: undefined });
    expect(await session.fileIds()).toEqual({ ok: true, value: [0, 1, 2, 3, 4, 5, 6] });
    expect(await session.readData(0)).toEqual({ ok: true, value: bytes('CAFE') });
    expect(await session.readData(1)).toEqual({ ok: true, value: bytes(long) });
    expect(await session.value(3)).toEqual({ ok: true, value: -275 });
    expect(await session.readRecords(4)).toEqual({ ok: true, value: bytes('010102020303') });
    expect(await session.fileSettings(4)).toMatchObject({ ok: true, value: { recordSize: 2, records: 3 } });
  });

  test('answers any APDU with a status word, and never throws', () => {
    const noise = fc.uint8Array({ maxLength: 70 });
    const native = fc
      .tuple(
        fc.constantFrom(0x60, 0x6a, 0x5a, 0x6f, 0xf5, 0xbd, 0xbb, 0x6c, 0xaf),
        fc.uint8Array({ maxLength: 8 }),
      )
      .map(([command, data]) =>
        Uint8Array.of(0x90, command, 0, 0, ...(data.length > 0 ? [data.length, ...data] : []), 0),
      );
    fc.assert(
      fc.property(fc.array(fc.oneof(noise, native), { maxLength: 20 }), (apdus) => {
        const card = simulatedDesfire(description);
        card.respond(bytes('90 5A 00 00 03 90 11 F2 00'));
        for (const apdu of apdus) {
          const answer = card.respond(apdu);
          expect(answer.length).toBeGreaterThanOrEqual(2);
          expect(answer.length).toBeLessThanOrEqual(61);
        }
      }),
    );
  });

  test('a description that describes no card', () => {
    expect(() =>
      simulatedDesfire({ uid: '01020304', directory: 'listed', applications: {}, version: '04' }),
    ).toThrow(RangeError);
    expect(() => simulatedDesfire({ uid: '0102', directory: 'listed', applications: {} })).toThrow(
      RangeError,
    );
  });

  test('a description survives being written down as JSON', () => {
    const { ask } = bench(JSON.parse(JSON.stringify(description)));
    expect(ask('90 6A 00 00 00')).toBe('9011F29100');
  });
});
