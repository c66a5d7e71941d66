import { CardGone, type PresentedCard } from '../../../../devices/card-reader/presented-card.ts';
import { noKeys } from '../../../../devices/fare-card/classic-keys.ts';
import { type DesfireSystem, desfireCards } from '../../../../devices/fare-card/desfire/desfire-family.ts';
import {
  type DesfireApplication,
  type DesfireDescription,
  simulatedDesfire,
} from '../../../../devices/fare-card/desfire/simulated-desfire.ts';
import type { FareCard } from '../../../../devices/fare-card/fare-card.ts';
import { readFareCard } from '../../../../devices/fare-card/read-fare-card.ts';
import { publicSystems } from './systems.ts';

export const bytes = (text: string): Uint8Array => Uint8Array.fromHex(text.replaceAll(/\s/g, ''));
export const hex = (data: Uint8Array): string => data.toHex().toUpperCase();

export const UID = '044F2ED2153580';

/** A card with one application on it. */
export function cardWith(aid: string, files: DesfireApplication['files']): DesfireDescription {
  return { uid: UID, directory: 'listed', applications: { [aid]: { files } } };
}

export const free = (data: string) =>
  ({ type: 'standard', read: 'free', data: data.replaceAll(/\s/g, '') }) as const;

/** A described card as it lies on a reader; `leaveAfter` exchanges it is taken away. */
export function presented(
  description: DesfireDescription,
  leaveAfter = Number.POSITIVE_INFINITY,
): PresentedCard {
  const card = simulatedDesfire(description);
  let exchanges = 0;
  return {
    uid: card.uid,
    sak: card.sak,
    atqa: card.atqa,
    ats: card.ats,
    readClassicBlock: async () => ({ ok: false, why: 'readRefused' }),
    exchangeApdu: async (apdu) => {
      if (exchanges++ >= leaveAfter) throw new CardGone('removedTooSoon');
      return card.respond(apdu);
    },
  };
}

export function readCard(
  card: PresentedCard,
  systems: readonly DesfireSystem[] = publicSystems,
): Promise<FareCard> {
  return readFareCard({ families: [desfireCards(systems)], keys: noKeys })(card);
}
