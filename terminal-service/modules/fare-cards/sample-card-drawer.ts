import type { SimulatedCard } from '../../../devices/card-reader/simulated-card.ts';
import type { Clock } from '../../../devices/clock.ts';
import { desfireJson } from '../../../devices/fare-card/card-file/json-file.ts';
import { sampleDesfireCards } from '../../../devices/fare-card/desfire/sample-cards.ts';
import { simulatedDesfire } from '../../../devices/fare-card/desfire/simulated-desfire.ts';
import { parseMfd } from '../../../devices/fare-card/mfd-file.ts';
import { sampleCards } from '../../../devices/fare-card/nextfare/sample-cards.ts';
import type { AgencyProfile } from '../../../rules/agency-profile.ts';

/** A made-up card: to be laid on any simulated reader, or written to a file. */
export interface DrawnCard {
  readonly id: string;
  readonly title: string;
  /** One sentence on what the card shows. */
  readonly about: string;
  readonly card: SimulatedCard;
  /** The same card as a file, `everyday.mfd`. */
  readonly fileName: string;
  readonly fileBytes: Uint8Array;
}

/** Sample cards of the families that the agency's profile turns on, as if they had been used today. */
export function sampleCardDrawer({ fareCards, timeZone }: AgencyProfile, clock: Clock): readonly DrawnCard[] {
  const now = localTime(clock.now(), timeZone);
  const classic = fareCards.nextfareClassic ? sampleCards(fareCards.nextfareClassic, now) : [];
  const known = fareCards.desfire.length > 0 || fareCards.phones.length > 0;
  return [
    ...classic.flatMap(({ id, title, about, image }): DrawnCard[] => {
      const dump = parseMfd(image);
      if (!dump.ok) throw new Error(`the sample card ${id} is none: ${dump.problem}`);
      return [{ id, title, about, card: dump.card, fileName: `${id}.mfd`, fileBytes: image }];
    }),
    ...(known ? sampleDesfireCards(now) : []).map(
      ({ id, title, about, card }): DrawnCard => ({
        id,
        title,
        about,
        card: simulatedDesfire(card),
        fileName: `${id}.json`,
        fileBytes: new TextEncoder().encode(desfireJson(card)),
      }),
    ),
  ];
}

/** A moment as the agency's wall clock shows it, `YYYY-MM-DDTHH:MM`. */
function localTime(epochMs: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}
