import { describe, expect, test } from 'vitest';
import { noKeys } from '../../../../devices/fare-card/classic-keys.ts';
import { desfireCards } from '../../../../devices/fare-card/desfire/desfire-family.ts';
import { nextfareDesfire } from '../../../../devices/fare-card/desfire/nextfare-desfire.ts';
import type { DesfireFile } from '../../../../devices/fare-card/desfire/simulated-desfire.ts';
import { keyedCard } from '../../../../devices/fare-card/keyed-card.ts';
import { cardWith, free, hex, presented, readCard, UID } from './card-bench.ts';

const denied: DesfireFile = { type: 'standard', read: 'denied', data: '00' };
const keyed: DesfireFile = { type: 'standard', read: 'authenticationNeeded', data: '00' };

describe('a card of which only the name is public', () => {
  test.each([
    ['nobody may read', denied],
    ['need a key', keyed],
  ])('is known by name; its files %s, and it says so', async (_, file) => {
    expect(await readCard(presented(cardWith('4012F2', { '00': file, '03': file })))).toEqual({
      family: 'connect-card',
      name: 'Connect Card',
      uid: UID,
      number: undefined,
      balance: undefined,
      expiresOn: undefined,
      passes: [],
      topUps: [],
      trips: [],
      problems: [{ code: 'protected', part: 'card' }],
    });
  });

  test('one protected file among open ones is enough', async () => {
    const card = await readCard(presented(cardWith('4012F2', { '00': free('00'), '03': denied })));
    expect(card.problems).toEqual([{ code: 'protected', part: 'card' }]);
  });

  test('open files are not guessed at: what they mean is not public', async () => {
    const card = await readCard(presented(cardWith('4012F2', { '03': free('00000000000004D2') })));
    expect(card).toMatchObject({ balance: undefined, problems: [{ code: 'layoutUnknown', part: 'card' }] });
  });

  test('is known even when the card does not list its applications', async () => {
    const card = { ...cardWith('4012F2', { '00': keyed }), directory: 'locked' as const };
    expect(await readCard(presented(card))).toMatchObject({ family: 'connect-card' });
  });
});

describe('a Nextfare card on DESFire', () => {
  const systems = (numberFollowsFromUid: boolean) => [
    nextfareDesfire({ name: 'City card', numberFollowsFromUid }),
  ];
  const theFile: DesfireFile = { type: 'standard', read: 'denied', data: '00'.repeat(384) };

  test('gives its 20-digit number, and nothing else may be read', async () => {
    const card = await readCard(presented(cardWith('010000', { '00': theFile })), systems(true));
    expect(card).toMatchObject({
      family: 'nextfare-desfire',
      name: 'City card',
      number: '01640870625116952329',
      problems: [{ code: 'protected', part: 'card' }],
    });
  });

  test('gives no number where the agency says that it does not follow from the UID', async () => {
    const card = await readCard(presented(cardWith('010000', { '00': theFile })), systems(false));
    expect(card).toMatchObject({ family: 'nextfare-desfire', number: undefined });
  });

  test('hides its UID: no number', async () => {
    const card = { ...cardWith('010000', { '00': theFile }), uid: '08A1B2C3' };
    expect((await readCard(presented(card), systems(true))).number).toBeUndefined();
  });

  test.each([
    ['another application beside it', { '010000': { files: { '00': theFile } }, '9011F2': { files: {} } }],
    ['a second file', { '010000': { files: { '00': theFile, '01': denied } } }],
    ['a file of another size', { '010000': { files: { '00': denied } } }],
    [
      'a file of another kind',
      { '010000': { files: { '00': { type: 'value', read: 'denied', value: 0 } } } },
    ],
    ['a file that anyone may read', { '010000': { files: { '00': { ...theFile, read: 'free' } } } }],
    ['another application only', { '020000': { files: { '00': theFile } } }],
  ] as const)('is none with %s', async (_, applications) => {
    const card = await readCard(presented({ uid: UID, directory: 'listed', applications }), systems(true));
    expect(card).toMatchObject({ family: 'unknown', number: undefined });
  });
});

describe('other cards', () => {
  test('a phone is not known, though it speaks ISO-DEP', async () => {
    const phone = presented({ uid: '08A1B2C3', directory: 'locked', applications: {} });
    expect(await readCard(phone)).toMatchObject({ family: 'unknown', number: undefined });
  });

  test('an ISO-DEP card that is no DESFire is asked once and left alone', async () => {
    let asked = 0;
    const card = {
      ...presented(cardWith('9011F2', {})),
      exchangeApdu: async () => {
        asked++;
        return Uint8Array.of(0x6e, 0x00);
      },
    };
    expect(await readCard(card)).toMatchObject({ family: 'unknown' });
    expect(asked).toBe(1);
  });

  test('a card that lists its applications is not asked for others: a hand does not hold still for long', async () => {
    const asked: string[] = [];
    const card = presented(cardWith('4012F2', { '00': denied }));
    await readCard({
      ...card,
      exchangeApdu: async (apdu) => {
        asked.push(hex(apdu));
        return (await card.exchangeApdu?.(apdu)) ?? new Uint8Array();
      },
    });
    expect(asked.filter((apdu) => apdu.startsWith('905A'))).toEqual(['905A0000034012F200']);
  });

  test('a card that does not speak ISO-DEP is not asked at all', async () => {
    const card = { ...presented(cardWith('9011F2', {}), 0), sak: 0x08 };
    expect(await readCard(card)).toMatchObject({ family: 'unknown' });
  });

  test('behind a reader that passes no APDUs the number is presumed, not recognised', async () => {
    const { exchangeApdu: _, ...card } = presented(cardWith('010000', {}));
    const family = desfireCards([nextfareDesfire({ name: 'City card', numberFollowsFromUid: true })]);
    expect(await family.read(keyedCard(card, noKeys))).toMatchObject({
      certainty: 'presumed',
      card: { number: '01640870625116952329', problems: [{ code: 'readerCannot', part: 'card' }] },
    });
  });

  test('a card that leaves at any moment unwinds the reading: there is never half a card', async () => {
    const files = { '01': free('00'.repeat(32)), '02': free('00'.repeat(32)), '08': free('00'.repeat(32)) };
    let exchanges = 0;
    for (; ; exchanges++) {
      const read = readCard(presented(cardWith('9011F2', files), exchanges));
      const outcome = await read.then(
        () => 'read',
        (error: Error) => error.name,
      );
      if (outcome === 'read') break;
      expect(outcome).toBe('CardGone');
    }
    expect(exchanges).toBeGreaterThan(8);
  });
});
