import type { ReadCard } from '../../../devices/card-reader/supervised-card-reader.ts';
import type { KeyTableEntry } from '../../../devices/fare-card/classic-keys.ts';
import { readFareCard } from '../../../devices/fare-card/read-fare-card.ts';
import type { AgencyProfile } from '../../../rules/agency-profile.ts';
import { cardFamilies } from './card-families.ts';
import { loadCardKeys } from './card-keys.ts';

/** How cards are read on this terminal: the families of the agency's profile, with the keys of the data folder. */
export function cardReading(
  dataDir: string,
  agency: AgencyProfile,
  moreKeys: readonly KeyTableEntry[],
): ReadCard {
  return readFareCard({ families: cardFamilies(agency.fareCards), keys: loadCardKeys(dataDir, moreKeys) });
}
