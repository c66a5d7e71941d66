import type { CardFamily } from '../../../devices/fare-card/card-family.ts';
import { desfireCards } from '../../../devices/fare-card/desfire/desfire-family.ts';
import { desfireSystem } from '../../../devices/fare-card/desfire/desfire-profile.ts';
import { phones } from '../../../devices/fare-card/desfire/phones.ts';
import { nextfareClassic } from '../../../devices/fare-card/nextfare/nextfare-classic.ts';
import type { FareCardProfiles } from '../../../rules/fare-card-profile.ts';

/**
 * The card families that an agency's profile turns on, in the order in which a card is offered to them. The profile is
 * a schema that knows no driver: here its parts must fit the types that the drivers ask for.
 */
export function cardFamilies(profiles: FareCardProfiles): readonly CardFamily[] {
  return [
    ...(profiles.nextfareClassic ? [nextfareClassic(profiles.nextfareClassic)] : []),
    phones(profiles.phones),
    desfireCards(profiles.desfire.map(desfireSystem)),
  ];
}
