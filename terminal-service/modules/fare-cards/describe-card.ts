import type { FareCard, Trip } from '../../../devices/fare-card/fare-card.ts';

/** A card in lines for a technician's eyes; the number in full, as on the card in their hand. */
export function describeCard(card: FareCard): string[] {
  const money = (cents: number, currency: string) =>
    new Intl.NumberFormat('en', { style: 'currency', currency }).format(cents / 100);
  const currency = card.balance?.currency ?? 'USD';
  return [
    `${card.name || 'Unknown card'} (${card.family}), UID ${card.uid}`,
    `number    ${card.number ?? 'not known'}`,
    `balance   ${card.balance ? money(card.balance.cents, currency) : 'not known'}`,
    `expires   ${card.expiresOn ?? 'not known'}`,
    ...card.passes.map(({ expiresAt }) => `pass      until ${expiresAt}`),
    ...card.topUps.map(
      ({ at, cents, automatic }) =>
        `top-up    ${at} ${money(cents, currency)}${automatic ? ', automatic' : ''}`,
    ),
    ...card.trips.map((trip) => `trip      ${tripWords(trip, money(trip.fareCents, currency)).join(' ')}`),
    ...card.problems.map(({ part, code }) => `problem   ${part}: ${code}`),
  ];
}

function tripWords(trip: Trip, fare: string): string[] {
  const { at, exitedAt, agency, mode, vehicle, route, station, exitStation, kind } = trip;
  const named = (what: string, value: string | undefined) =>
    value === undefined ? undefined : `${what} ${value}`;
  const words = [
    at,
    named('until', exitedAt),
    agency,
    mode,
    named('vehicle', vehicle),
    named('route', route),
    named('from', station),
    named('to', exitStation),
    fare,
    kind,
  ];
  return words.filter((word) => word !== undefined);
}

/**
 * A card for scripts, in the form of docs/card-json.md: every key is always there, `null` where nothing is known.
 */
export function cardJson(card: FareCard): string {
  const known = <T>(value: T | undefined): T | null => value ?? null;
  return JSON.stringify({
    family: card.family,
    name: card.name,
    uid: card.uid,
    number: known(card.number),
    balance: known(card.balance),
    expiresOn: known(card.expiresOn),
    passes: card.passes,
    topUps: card.topUps,
    trips: card.trips.map((trip) => ({
      ...trip,
      agency: known(trip.agency),
      route: known(trip.route),
      station: known(trip.station),
      exitedAt: known(trip.exitedAt),
      exitStation: known(trip.exitStation),
      vehicle: known(trip.vehicle),
    })),
    problems: card.problems,
  });
}
