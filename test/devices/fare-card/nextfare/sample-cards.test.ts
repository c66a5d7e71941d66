import { describe, expect, test } from 'vitest';
import { keyTable } from '../../../../devices/fare-card/classic-keys.ts';
import { nextfareClassic } from '../../../../devices/fare-card/nextfare/nextfare-classic.ts';
import type { NextfareProfile } from '../../../../devices/fare-card/nextfare/nextfare-profile.ts';
import { sampleCards, sampleKeys } from '../../../../devices/fare-card/nextfare/sample-cards.ts';
import { readFareCard } from '../../../../devices/fare-card/read-fare-card.ts';
import losAngelesCounty from '../../../../rules/profiles/los-angeles-county/fare-cards.json' with {
  type: 'json',
};
import { cardFromImage } from '../card-from-image.ts';

const profile = losAngelesCounty.nextfareClassic as NextfareProfile;
const NOW = '2026-03-14T00:10';
const samples = sampleCards(profile, NOW);
const read = readFareCard({ families: [nextfareClassic(profile)], keys: keyTable(sampleKeys) });

function sample(id: string) {
  const found = samples.find((card) => card.id === id);
  if (!found) throw new Error(`no sample card ${id}`);
  return read(cardFromImage(found.image));
}

test('the everyday card is intact, with trips by bus and rail up to just now', async () => {
  const card = await sample('everyday');
  expect(card).toMatchObject({ name: 'TAP', balance: { cents: 1235, currency: 'USD' }, problems: [] });
  expect(card.topUps).toHaveLength(2);
  expect(card.trips.map(({ at, mode, route, station }) => [at, mode, route ?? station])).toEqual([
    ['2026-03-13T23:45', 'bus', '733 East'],
    ['2026-03-13T23:02', 'subway', 'Union Station'],
    ['2026-03-13T09:10', 'subway', 'Union Station'],
    ['2026-03-12T23:55', 'bus', '733 East'],
    ['2026-03-11T21:10', 'bus', '720 West'],
    ['2026-03-08T23:30', 'subway', 'Union Station'],
  ]);
});

test('the card that owes a fare shows what it owes', async () => {
  expect(await sample('negative')).toMatchObject({ balance: { cents: -175 }, problems: [] });
});

test('the torn card shows the copy before', async () => {
  expect(await sample('torn')).toMatchObject({
    balance: { cents: 910 },
    problems: [{ code: 'olderCopyUsed', part: 'balance' }],
  });
});

test('the expired card has run out and its pass has not', async () => {
  expect(await sample('expired')).toMatchObject({
    expiresOn: '2026-02-22',
    passes: [{ expiresAt: '2026-03-23T00:10' }],
    problems: [],
  });
});

test('the card without keys gives its number alone', async () => {
  const card = await sample('locked');
  expect(card.number).toMatch(/^0160\d{12}$/);
  expect(card).toMatchObject({ balance: undefined, problems: [{ code: 'keyMissing', part: 'card' }] });
});

test('the card of no system is unknown', async () => {
  expect(await sample('blank')).toMatchObject({ family: 'unknown', number: undefined });
});

describe.each(samples)('$id', ({ title, about, image }) => {
  test('is a whole MIFARE Classic 1K with sound manufacturer data and access bits', () => {
    expect(image).toHaveLength(1024);
    const [u0 = 0, u1 = 0, u2 = 0, u3 = 0, check] = image;
    expect(check).toBe(u0 ^ u1 ^ u2 ^ u3);
    for (let trailer = 48; trailer < 1024; trailer += 64) {
      const [b6 = 0, b7 = 0, b8 = 0] = image.subarray(trailer + 6, trailer + 9);
      expect(b6).toBe(((~b8 & 0x0f) << 4) | (~(b7 >> 4) & 0x0f));
      expect(b7 & 0x0f).toBe(~(b8 >> 4) & 0x0f);
    }
  });

  test('says what it is for', () => {
    expect(title).not.toBe('');
    expect(about).toMatch(/^[A-Z].*\.$/);
  });
});

test('no two sample cards share a UID', () => {
  expect(new Set(samples.map(({ image }) => image.subarray(0, 4).toHex())).size).toBe(samples.length);
});
