import { isRefused, readFile } from './card-file.ts';
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
      problems: [{ code: (await refusesAnyFile(card)) ? 'protected' : 'layoutUnknown', part: 'card' }],
    }),
  };
}

/** True when the selected application keeps any of its files to itself. */
export async function refusesAnyFile(card: Desfire): Promise<boolean> {
  const listed = await card.fileIds();
  for (const file of listed.ok ? listed.value : USUAL_FILES) {
    if (isRefused(await readFile(card, file))) return true;
  }
  return isRefused(listed);
}
