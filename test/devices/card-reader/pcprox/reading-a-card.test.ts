import { describe, expect, test } from 'vitest';
import { CardGone, type PresentedCard } from '../../../../devices/card-reader/presented-card.ts';
import { keyTable, noKeys } from '../../../../devices/fare-card/classic-keys.ts';
import { desfireCards } from '../../../../devices/fare-card/desfire/desfire-family.ts';
import { nextfareDesfire } from '../../../../devices/fare-card/desfire/nextfare-desfire.ts';
import { nextfareClassic } from '../../../../devices/fare-card/nextfare/nextfare-classic.ts';
import { readFareCard } from '../../../../devices/fare-card/read-fare-card.ts';
import { bytes, card, NOTICED_MS, readerBench, uidOnly } from './reader-bench.ts';

const families = [
  nextfareClassic({
    name: 'City card',
    currency: 'USD',
    systemCode: '010101010101',
    sector0Block2Prefix: '',
    numberFollowsFromUid: true,
    operators: [],
  }),
  desfireCards([nextfareDesfire({ name: 'City card', numberFollowsFromUid: true })]),
];

describe('a tap', () => {
  test('with a 7-byte UID', async () => {
    const { clock, simulator, taps } = readerBench();
    simulator.presentCard(card('044F2ED2153580'));
    await clock.advance(NOTICED_MS);
    expect(taps()).toEqual(['read 044F2ED2153580']);
  });

  test('the card that was held on to after the tap is gone', async () => {
    const kept: PresentedCard[] = [];
    const { clock, simulator } = readerBench({
      readCard: async (presented) => {
        kept.push(presented);
        return uidOnly(presented);
      },
    });
    simulator.presentCard(card('C40DCDC0'));
    await clock.advance(NOTICED_MS);
    await expect(kept[0]?.readClassicBlock(0, { type: 'A', bytes: new Uint8Array(6) })).rejects.toThrow(
      CardGone,
    );
  });
});

describe('a reader that tells the UID and no more', () => {
  async function read(uid: string, keys = noKeys) {
    const bench = readerBench({ readCard: readFareCard({ families, keys }) });
    bench.simulator.presentCard(card(uid));
    await bench.clock.advance(NOTICED_MS);
    const [read] = bench.events.filter((event) => event.type === 'cardRead');
    return read?.card;
  }

  test('gives the printed number of a MIFARE Classic card, and says that the reader is why there is no balance', async () => {
    expect(await read('C40DCDC0')).toMatchObject({
      family: 'nextfare-classic',
      name: 'City card',
      number: '0160032346638769',
      balance: undefined,
      problems: [{ code: 'readerCannot', part: 'card' }],
    });
  });

  test('is not blamed on the keys when there are some', async () => {
    const keys = keyTable([{ type: 'A', key: '44454D4F4100' }]);
    expect((await read('C40DCDC0', keys))?.problems).toEqual([{ code: 'readerCannot', part: 'card' }]);
  });

  test('gives the printed number of a DESFire card', async () => {
    expect(await read('044F2ED2153580')).toMatchObject({
      family: 'nextfare-desfire',
      number: '01640870625116952329',
      problems: [{ code: 'readerCannot', part: 'card' }],
    });
  });

  test("makes no number of a phone's random UID", async () => {
    expect(await read('08A1B2C3')).toMatchObject({ family: 'unknown', number: undefined });
  });

  test('makes no number of a 26-bit badge, though it fills four bytes', async () => {
    const bench = readerBench({ readCard: readFareCard({ families, keys: noKeys }) });
    bench.simulator.presentCard({ uid: bytes('00C0FFEE'), bits: 26 });
    await bench.clock.advance(NOTICED_MS);
    expect(bench.events.filter((event) => event.type === 'cardRead')).toMatchObject([
      { card: { family: 'unknown', number: undefined, problems: [{ code: 'unknownFamily', part: 'card' }] } },
    ]);
  });
});
