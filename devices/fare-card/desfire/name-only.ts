import type { CardProblemCode } from '../fare-card.ts';
import { readFile, whyUnread } from './card-file.ts';
import type { Desfire } from './commands.ts';
import type { DesfireSystem } from './desfire-family.ts';

/** Where such cards mostly keep their files; asked when the application does not list them. */
const USUAL_FILES = [0x00, 0x01, 0x02, 0x03];

/**
 * A system of which only the application identifier is public: its cards are known by name, and the account
 * system knows the rest. The files are asked for all the same, to say truly whether the card keeps them to
 * itself or only nobody has said what they mean.
 */
export function nameOnly(system: Pick<DesfireSystem, 'id' | 'name' | 'application'>): DesfireSystem {
  return {
    ...system,
    read: async (card) => ({
      number: undefined,
      balance: undefined,
      expiresOn: undefined,
      passes: [],
      topUps: [],
      trips: [],
      problems: [{ code: await whyNotTold(card), part: 'card' }],
    }),
  };
}

/** Why nothing can be told of the selected application: it keeps some file to itself, or nobody knows what they mean. */
export async function whyNotTold(card: Desfire): Promise<CardProblemCode> {
  const listed = await card.fileIds();
  const unread = new Set([whyUnread(listed)]);
  for (const file of listed.ok && listed.value.length > 0 ? listed.value : USUAL_FILES) {
    // One refusal is enough: a hand does not hold still for long.
    if (unread.has('protected')) break;
    unread.add(whyUnread(await readFile(card, file)));
  }
  return whysByWeight.find((why) => unread.has(why)) ?? 'layoutUnknown';
}

const whysByWeight = ['protected', 'freeNotRead', 'notInFile'] as const;
