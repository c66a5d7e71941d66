import { nextfareDesfireNumber } from '../card-number.ts';
import { isRefused } from './card-file.ts';
import type { DesfireSystem } from './desfire-family.ts';

/**
 * Cubic Nextfare on DESFire (Metrodroid): one application, in it one standard file of 384 bytes that nobody
 * may read. Nothing in it says which agency issued the card; whoever configures a system says that its cards
 * are these.
 */
const APPLICATION = '010000';
const ONLY_FILE = 0x00;
const ONLY_FILE_SIZE = 384;

export interface NextfareDesfireProfile {
  /** The card's name as customers know it. */
  readonly name: string;
  /** True where the printed 20-digit number follows from the UID. */
  readonly numberFollowsFromUid: boolean;
}

export function nextfareDesfire(profile: NextfareDesfireProfile): DesfireSystem {
  const numberFromUid = (uid: Uint8Array) =>
    profile.numberFollowsFromUid ? nextfareDesfireNumber(uid) : undefined;
  return {
    id: 'nextfare-desfire',
    name: profile.name,
    application: APPLICATION,
    numberFromUid,
    async read(card, { uid, applications }) {
      // NXP gives 000001h to samples, so the application alone proves nothing.
      if (applications?.length !== 1) return undefined;
      const files = await card.fileIds();
      if (!files.ok || files.value.length !== 1 || files.value[0] !== ONLY_FILE) return undefined;
      const settings = await card.fileSettings(ONLY_FILE);
      if (!settings.ok || settings.value.type !== 'standard' || settings.value.size !== ONLY_FILE_SIZE) {
        return undefined;
      }
      if (!isRefused(await card.readData(ONLY_FILE))) return undefined;
      return {
        number: numberFromUid(uid),
        balance: undefined,
        expiresOn: undefined,
        passes: [],
        topUps: [],
        trips: [],
        problems: [{ code: 'protected', part: 'card' }],
      };
    },
  };
}
