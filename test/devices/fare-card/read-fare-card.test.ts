import { expect, test } from 'vitest';
import { CardGone } from '../../../devices/card-reader/presented-card.ts';
import { bareCard } from '../../../devices/fare-card/bare-card.ts';
import type { CardFamily, FamilyMatch } from '../../../devices/fare-card/card-family.ts';
import { noKeys } from '../../../devices/fare-card/classic-keys.ts';
import { blankImage } from '../../../devices/fare-card/nextfare/card-image.ts';
import { readFareCard } from '../../../devices/fare-card/read-fare-card.ts';
import { cardFromImage } from './card-from-image.ts';

const presented = () => cardFromImage(blankImage('DE0100AA'));

function family(id: string, certainty: FamilyMatch['certainty'] | undefined): CardFamily {
  return {
    id,
    read: async ({ uidHex }) =>
      certainty && {
        certainty,
        card: bareCard({
          family: id,
          name: id,
          uid: uidHex,
          number: undefined,
          problem: { code: 'keyMissing', part: 'card' },
        }),
      },
  };
}

const readAs = async (...families: CardFamily[]) =>
  (await readFareCard({ families, keys: noKeys })(presented())).family;

test('a card that no family knows is reported with its UID alone', async () => {
  const card = await readFareCard({ families: [family('a', undefined)], keys: noKeys })(presented());
  expect(card).toEqual({
    family: 'unknown',
    name: '',
    uid: 'DE0100AA',
    number: undefined,
    balance: undefined,
    expiresOn: undefined,
    passes: [],
    topUps: [],
    trips: [],
    problems: [{ code: 'unknownFamily', part: 'card' }],
  });
});

test('a family that recognises the card wins over one that merely presumes it, in either order', async () => {
  expect(await readAs(family('presumes', 'presumed'), family('knows', 'recognised'))).toBe('knows');
  expect(await readAs(family('knows', 'recognised'), family('presumes', 'presumed'))).toBe('knows');
});

test('among families that presume the card, the first in the list wins', async () => {
  expect(await readAs(family('first', 'presumed'), family('second', 'presumed'))).toBe('first');
});

test('a card taken away while it is read is no card at all', async () => {
  const gone: CardFamily = {
    id: 'gone',
    read: () => Promise.reject(new CardGone('removedTooSoon')),
  };
  const read = readFareCard({ families: [family('presumes', 'presumed'), gone], keys: noKeys });
  await expect(read(presented())).rejects.toThrow(CardGone);
});
