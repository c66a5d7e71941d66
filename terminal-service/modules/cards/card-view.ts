import type { Card } from '../../../contract/cards.ts';
import type { FareCard } from '../../../devices/fare-card/fare-card.ts';

/** What the screen may know of a card: no UID, and of the number only the last four digits. */
export function cardView(tapId: string, card: FareCard): Card {
  return {
    tapId,
    family: card.family,
    name: card.name,
    numberLastFour: card.number?.slice(-4) ?? null,
    balance: card.balance ?? null,
    expiresOn: card.expiresOn ?? null,
    passes: card.passes.map(({ expiresAt }) => ({ expiresAt })),
    topUps: card.topUps.map(({ at, cents, automatic }) => ({ at, cents, automatic })),
    trips: card.trips.map(({ kind, at, mode, agency, route, station, fareCents }) => ({
      kind,
      at,
      mode,
      fareCents,
      ...(agency === undefined ? {} : { agency }),
      ...(route === undefined ? {} : { route }),
      ...(station === undefined ? {} : { station }),
    })),
    problems: card.problems.map(({ code, part }) => ({ code, part })),
  };
}
