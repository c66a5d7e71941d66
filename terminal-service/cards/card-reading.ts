import type { ReadCard } from '../../devices/card-reader/supervised-card-reader.ts';
import type { KeyTableEntry } from '../../devices/fare-card/classic-keys.ts';
import { nextfareClassic } from '../../devices/fare-card/nextfare/nextfare-classic.ts';
import { readFareCard } from '../../devices/fare-card/read-fare-card.ts';
import type { AgencyProfile } from '../agency/agency-profile.ts';
import { loadCardKeys } from './card-keys.ts';

/** How cards are read on this terminal: the families of the agency's profile, with the keys of the data folder. */
export function cardReading(
  dataDir: string,
  agency: AgencyProfile,
  moreKeys: readonly KeyTableEntry[],
): ReadCard {
  const { nextfareClassic: profile } = agency.fareCards;
  return readFareCard({
    families: profile ? [nextfareClassic(profile)] : [],
    keys: loadCardKeys(dataDir, moreKeys),
  });
}
