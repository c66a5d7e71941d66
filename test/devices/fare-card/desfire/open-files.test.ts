import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleDesfireCards } from '../../../../devices/fare-card/desfire/sample-cards.ts';
import { cardWith, free, presented, readCard, UID } from './card-bench.ts';
import { publicSystems } from './systems.ts';

/** Clipper file 02 as a real card holds it, to its 20th byte. */
const REAL_BALANCE = '20 00 00 EF DC 85 6D C3 1A BF 00 01 20 00 20 00 00 B4 00 E1';

/** 32 bytes, with hex written over them at some places. */
function row(fields: Readonly<Record<number, string>>): string {
  const data = new Uint8Array(32);
  for (const [at, text] of Object.entries(fields)) data.set(Uint8Array.fromHex(text), Number(at));
  return data.toHex();
}

const clipperFiles = {
  // Day 47846 of 1900 is 2030-12-31.
  '01': free(row({ 8: 'BAE6' })),
  '02': free(REAL_BALANCE),
  '04': free(row({ 2: '0012', 4: 'DC856DC3', 8: '00001092', 14: '07D0' }) + row({})),
  '08': free('00 47 86 8C 01'),
  '0E': free(
    row({}) +
      row({ 2: '0012', 6: '0000', 12: 'DC856D00', 20: 'FFFF', 28: '0026' }) +
      row({ 2: '0004', 6: '0195', 12: 'DC856DC3', 20: '000C', 28: 'FFFF' }),
  ),
};

describe('the layout with big-endian numbers and times from 1900', () => {
  test('serial number, balance, expiry, loads and trips', async () => {
    expect(await readCard(presented(cardWith('9011F2', clipperFiles)))).toEqual({
      family: 'clipper',
      name: 'Clipper',
      uid: UID,
      number: '1200000001',
      balance: { cents: 225, currency: 'USD' },
      expiresOn: '2030-12-31',
      passes: [],
      // DC856DC3h seconds after 1900 is 2017-03-28 23:18 UTC, 16:18 by the clocks of the Bay Area.
      topUps: [{ at: '2017-03-28T16:18', cents: 2000, automatic: false, place: 4242 }],
      trips: [
        {
          kind: 'storedValueTrip',
          at: '2017-03-28T16:18',
          mode: 'unknown',
          agency: 'BART',
          route: undefined,
          station: '#12',
          fareCents: 405,
        },
        {
          kind: 'unknown',
          at: '2017-03-28T16:15',
          mode: 'unknown',
          agency: 'Muni',
          route: undefined,
          station: undefined,
          fareCents: 0,
        },
      ],
      problems: [],
    });
  });

  test('a negative balance is shown as it is', async () => {
    const files = { ...clipperFiles, '02': free(row({ 18: 'FF60' })) };
    expect((await readCard(presented(cardWith('9011F2', files)))).balance).toEqual({
      cents: -160,
      currency: 'USD',
    });
  });

  test('no expiry is not a problem', async () => {
    const files = { ...clipperFiles, '01': free(row({})) };
    expect(await readCard(presented(cardWith('9011F2', files)))).toMatchObject({
      expiresOn: undefined,
      problems: [],
    });
  });

  test.each(['first', 'last'])(
    'a trip that was written again when it ended, %s of the two, is one trip',
    async (place) => {
      const entered = { 2: '0004', 12: 'DC856DC3', 20: '000C' };
      const ended = { ...entered, 6: '0195', 16: 'DC8572C3' };
      const rows = place === 'first' ? [ended, entered] : [entered, ended];
      const files = { ...clipperFiles, '0E': free(rows.map(row).join('')) };
      expect((await readCard(presented(cardWith('9011F2', files)))).trips).toMatchObject([
        { fareCents: 405 },
      ]);
    },
  );

  test('trips in a file of records are trips just the same', async () => {
    const trips = clipperFiles['0E'].data.match(/.{64}/g) ?? [];
    const files = {
      ...clipperFiles,
      '0E': { type: 'cyclicRecord', read: 'free', recordSize: 32, records: trips } as const,
      '04': { type: 'cyclicRecord', read: 'free', recordSize: 32, records: [] } as const,
    };
    const card = await readCard(presented(cardWith('9011F2', files)));
    expect(card.trips).toHaveLength(2);
    expect(card).toMatchObject({ topUps: [], problems: [] });
  });

  test.each([
    ['denied', { ...clipperFiles['02'], read: 'denied' as const }, 'protected'],
    ['behind a key', { ...clipperFiles['02'], read: 'authenticationNeeded' as const }, 'protected'],
    ['too short', free('20 00 00'), 'malformed'],
    ['a value file', { type: 'value' as const, read: 'free' as const, value: 225 }, 'malformed'],
  ])('a balance file that is %s costs the balance and nothing else', async (_, file, code) => {
    const card = await readCard(presented(cardWith('9011F2', { ...clipperFiles, '02': file })));
    expect(card).toMatchObject({
      number: '1200000001',
      balance: undefined,
      problems: [{ code, part: 'balance' }],
    });
    expect(card.trips).toHaveLength(2);
  });

  test('a file that is missing', async () => {
    const { '0E': _, ...files } = clipperFiles;
    const card = await readCard(presented(cardWith('9011F2', files)));
    expect(card.problems).toEqual([{ code: 'malformed', part: 'trips' }]);
  });
});

describe('the layout with fields counted in bits', () => {
  /** 48 bytes with fields at bit positions. */
  function record(...fields: readonly (readonly [start: number, length: number, value: number])[]): string {
    let bits = 0n;
    for (const [start, length, value] of fields) bits |= BigInt(value) << BigInt(384 - start - length);
    return bits.toString(16).padStart(96, '0');
  }
  const AT = 1_300_000_000; // 2011-03-13 07:06:40 UTC, the night before summer time began
  const trip = (type: number, cents: number, kind: number, at = AT) =>
    record(
      [24, 4, 7],
      [28, 32, at],
      [60, 8, kind],
      [68, 24, 0x1234],
      [120, 15, cents],
      [136, 8, type],
      [272, 16, 999],
    );
  const card = (trips: string[], topUps: string[] = []) => ({
    uid: UID,
    directory: 'listed' as const,
    applications: {
      '3010F2': {
        files: {
          '02': { type: 'cyclicRecord', read: 'free', recordSize: 48, records: trips },
          '03': { type: 'cyclicRecord', read: 'free', recordSize: 48, records: topUps },
          '04': free(`${'00'.repeat(41)}09C4${'00'.repeat(5)}`),
        },
      },
      FFFFFF: { files: { '0F': free('00000000 00B5A3F1 00') } },
    } as const,
  });

  test('serial number, balance, trips and loads', async () => {
    expect(await readCard(presented(card([trip(0x0c, 250, 0x80)], [trip(0, 2000, 0x0b)])))).toEqual({
      family: 'orca',
      name: 'ORCA',
      uid: UID,
      number: '11903985',
      balance: { cents: 2500, currency: 'USD' },
      expiresOn: undefined,
      passes: [],
      topUps: [{ at: '2011-03-12T23:06', cents: 2000, automatic: false, place: 0x1234 }],
      trips: [
        {
          kind: 'storedValueTrip',
          at: '2011-03-12T23:06',
          mode: 'bus',
          agency: 'Sound Transit',
          route: undefined,
          station: undefined,
          fareCents: 250,
        },
      ],
      problems: [],
    });
  });

  test.each([
    ['tapped on a train', 0x03, 0xfb, 'storedValueTrip', 'lightRail', 275],
    ['tapped off: the rest is given back', 0x07, 0xfb, 'storedValueTrip', 'lightRail', -275],
    ['on a pass', 0x60, 0x80, 'passTrip', 'bus', 275],
    ['on a ferry', 0x0c, 0x08, 'storedValueTrip', 'unknown', 275],
    ['of a type nobody knows', 0x55, 0x80, 'unknown', 'bus', 275],
  ])('%s', async (_, type, vehicle, kind, mode, fareCents) => {
    const read = await readCard(presented(card([trip(type, 275, vehicle)])));
    expect(read.trips).toMatchObject([{ kind, mode, fareCents }]);
  });

  test('the newest trip comes first, and records never written are none', async () => {
    const read = await readCard(presented(card([record(), trip(3, 100, 0x80, AT - 60), trip(3, 200, 0x80)])));
    expect(read.trips.map(({ fareCents }) => fareCents)).toEqual([200, 100]);
  });

  test('a serial number that may not be read costs the number and nothing else', async () => {
    const { applications, ...rest } = card([]);
    const read = await readCard(presented({ ...rest, applications: { '3010F2': applications['3010F2'] } }));
    expect(read).toMatchObject({ number: undefined, balance: { cents: 2500 } });
    expect(read.problems).toEqual([{ code: 'malformed', part: 'card' }]);
  });
});

test('whatever the files hold, the card is read and every part is a value or a problem', async () => {
  const data = fc.uint8Array({ minLength: 1, maxLength: 160 }).map((noise) => free(noise.toHex()));
  const files = fc.dictionary(fc.constantFrom('01', '02', '03', '04', '08', '0E', '0F'), data);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('9011F2', '3010F2', '4012F2'), files, async (aid, contents) => {
      const card = await readCard(presented(cardWith(aid, contents)));
      expect(card.balance !== undefined || card.problems.length > 0).toBe(true);
      for (const { at } of [...card.trips, ...card.topUps]) expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    }),
  );
});

test('the sample cards show what they promise', async () => {
  const samples = sampleDesfireCards('2026-03-14T09:05');
  const read = Object.fromEntries(
    await Promise.all(
      samples.map(async ({ id, card }) => [id, await readCard(presented(card), publicSystems)] as const),
    ),
  );
  expect(read['open-files']).toMatchObject({
    balance: { cents: 1875 },
    expiresOn: '2030-03-14',
    problems: [],
  });
  expect(read['open-files']?.trips[0]).toMatchObject({
    at: '2026-03-14T08:05',
    agency: 'Muni',
    mode: 'bus',
    vehicle: '8123',
    route: undefined,
    fareCents: 250,
  });
  expect(read['owing-fare']?.balance?.cents).toBe(-160);
  expect(read['protected-files']).toMatchObject({ name: 'Connect Card', problems: [{ code: 'protected' }] });
  expect(read.phone).toMatchObject({ family: 'unknown', number: undefined });
});
