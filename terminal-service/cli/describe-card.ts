import type { FareCard } from '../../devices/fare-card/fare-card.ts';

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
    ...card.trips.map(
      ({ at, kind, mode, agency, route, station, fareCents }) =>
        `trip      ${[at, agency, mode, route ?? station, money(fareCents, currency), kind].filter(Boolean).join(' ')}`,
    ),
    ...card.problems.map(({ part, code }) => `problem   ${part}: ${code}`),
  ];
}
