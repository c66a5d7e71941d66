import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { desfire } from '../../../../devices/fare-card/desfire/commands.ts';
import {
  decodeFileSettings,
  encodeFileSettings,
  type FileSettings,
} from '../../../../devices/fare-card/desfire/file-settings.ts';
import { decodeVersion } from '../../../../devices/fare-card/desfire/version.ts';
import { bytes, hex } from './card-bench.ts';

/** A card that gives these answers in turn, and a record of what it was asked. */
function scripted(...answers: string[]) {
  const asked: string[] = [];
  const card = desfire(async (apdu) => {
    asked.push(hex(apdu));
    return bytes(answers.shift() ?? '');
  });
  return { asked, card };
}

/** GetVersion as a real card answered it, frame by frame. */
const REAL_VERSION = [
  '04 01 01 01 00 18 05 91 AF',
  '04 01 01 01 04 18 05 91 AF',
  '04 4F 2E D2 15 35 80 BA 45 51 B2 80 52 13 91 00',
];

describe('questions and answers', () => {
  test('GetVersion takes three frames: an EV1 of 4 KB, made in week 52 of 2013', async () => {
    const { asked, card } = scripted(...REAL_VERSION);
    expect(await card.version()).toEqual({
      ok: true,
      value: {
        generation: 'EV1',
        hardwareMajor: 1,
        softwareMajor: 1,
        storage: 4096,
        uid: bytes('044F2ED2153580'),
        week: 52,
        year: 13,
      },
    });
    expect(asked).toEqual(['9060000000', '90AF000000', '90AF000000']);
  });

  test('application identifiers are kept as they cross the wire', async () => {
    const { card } = scripted('90 11 F2 40 12 F2 91 00');
    expect(await card.applicationIds()).toEqual({ ok: true, value: ['9011F2', '4012F2'] });
  });

  test('a card without applications', async () => {
    expect(await scripted('91 00').card.applicationIds()).toEqual({ ok: true, value: [] });
  });

  test('an application that is not there', async () => {
    const { asked, card } = scripted('91 A0');
    expect(await card.selectApplication('9011F2')).toEqual({ ok: false, status: 'applicationNotFound' });
    expect(asked).toEqual(['905A0000039011F200']);
  });

  test.each([
    ['91 9D', 'permissionDenied'],
    ['91 AE', 'authenticationError'],
    ['91 F0', 'fileNotFound'],
  ])('a file that may not be read: %s', async (answer, status) => {
    const { asked, card } = scripted(answer);
    expect(await card.readData(2)).toEqual({ ok: false, status });
    expect(asked).toEqual(['90BD0000070200000000000000']);
  });

  test('a file that the card stops giving in the middle is no file', async () => {
    expect(await scripted('01 02 03 91 AF', '91 1E').card.readData(2)).toEqual({
      ok: false,
      status: 'integrityError',
    });
  });

  test('records come in frames that are cut anywhere', async () => {
    const { asked, card } = scripted('01 02 03 91 AF', '04 91 00');
    expect(await card.readRecords(4)).toEqual({ ok: true, value: bytes('01020304') });
    expect(asked[0]).toBe('90BB0000070400000000000000');
  });

  test('a value may be negative', async () => {
    expect(await scripted('51 FF FF FF 91 00').card.value(3)).toEqual({ ok: true, value: -175 });
  });

  test.each([
    ['an identifier cut short', (card: ReturnType<typeof desfire>) => card.applicationIds(), '90 11 91 00'],
    ['a value of three bytes', (card: ReturnType<typeof desfire>) => card.value(3), '51 FF FF 91 00'],
    [
      'settings cut short',
      (card: ReturnType<typeof desfire>) => card.fileSettings(1),
      '00 00 EE EE 20 91 00',
    ],
    [
      'a version of one frame',
      (card: ReturnType<typeof desfire>) => card.version(),
      '04 01 01 01 00 18 05 91 00',
    ],
    ['a card that is no DESFire', (card: ReturnType<typeof desfire>) => card.fileIds(), '6D 00'],
  ])('%s is malformed', async (_, ask, answer) => {
    expect(await ask(scripted(answer).card)).toEqual({ ok: false, status: 'malformed' });
  });

  test('a card that always has more to say is not listened to for ever', async () => {
    let asked = 0;
    const card = desfire(async () => {
      asked++;
      return bytes('91 AF');
    });
    expect(await card.readData(2)).toEqual({ ok: false, status: 'malformed' });
    expect(asked).toBeLessThan(2_000);
  });

  test('whatever a card answers, asking it ends, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 12 }), async (answers) => {
        const left = [...answers];
        const card = desfire(async () => left.shift() ?? bytes('91 00'));
        await card.version();
        await card.applicationIds();
        await card.fileIds();
        await card.fileSettings(1);
        await card.readData(1);
        await card.readRecords(1);
        await card.value(1);
      }),
    );
  });
});

describe('versions', () => {
  test.each([
    ['00', 'first'],
    ['01', 'EV1'],
    ['12', 'EV2'],
    ['22', 'EV2'],
    ['33', 'EV3'],
    ['A0', 'unknown'],
  ])('hardware %s is %s', (major, generation) => {
    const version = decodeVersion(
      bytes(`040101${major}001A05 040101${major}001A05 044F2ED2153580 BA4551B280 5213`),
    );
    expect(version).toMatchObject({ generation, storage: 8192 });
  });

  test('a date that is no BCD is refused', () => {
    expect(
      decodeVersion(bytes('04010101001805 04010101041805 044F2ED2153580 BA4551B280 5A13')),
    ).toBeUndefined();
  });
});

describe('file settings', () => {
  test.each<[string, string, FileSettings]>([
    [
      'a standard file of 384 bytes',
      '00 00 E0 EE 80 01 00',
      { type: 'standard', communication: 'plain', size: 384 },
    ],
    ['a backup file under MAC', '01 01 E0 EE 20 00 00', { type: 'backup', communication: 'mac', size: 32 }],
    [
      'a value file, enciphered',
      '02 03 E0 EE 9C FF FF FF 30 75 00 00 00 00 00 00 00',
      { type: 'value', communication: 'enciphered', lowerLimit: -100, upperLimit: 30_000 },
    ],
    [
      'a cyclic file of records',
      '04 00 E0 EE 20 00 00 11 00 00 10 00 00',
      { type: 'cyclicRecord', communication: 'plain', recordSize: 32, maxRecords: 17, records: 16 },
    ],
  ])('%s', (_, answer, settings) => {
    expect(decodeFileSettings(bytes(answer))).toEqual(settings);
  });

  test('switches that newer chips keep beside the communication mode do not matter', () => {
    expect(decodeFileSettings(bytes('00 40 E0 EE 20 00 00'))).toMatchObject({ communication: 'plain' });
  });

  test('a type that does not exist', () => {
    expect(decodeFileSettings(bytes('05 00 E0 EE 20 00 00'))).toBeUndefined();
  });

  const u24 = fc.nat(0xffffff);
  const communication = fc.constantFrom('plain' as const, 'mac' as const, 'enciphered' as const);
  const anySettings: fc.Arbitrary<FileSettings> = fc.oneof(
    fc.record({ type: fc.constantFrom('standard' as const, 'backup' as const), communication, size: u24 }),
    fc.record({
      type: fc.constant('value' as const),
      communication,
      lowerLimit: fc.integer(),
      upperLimit: fc.integer(),
    }),
    fc.record({
      type: fc.constantFrom('linearRecord' as const, 'cyclicRecord' as const),
      communication,
      recordSize: u24,
      maxRecords: u24,
      records: u24,
    }),
  );

  test('survive the way there and back', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(decodeFileSettings(encodeFileSettings(settings))).toEqual(settings);
      }),
    );
  });

  test('random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
        decodeFileSettings(noise);
        decodeVersion(noise);
      }),
    );
  });
});
