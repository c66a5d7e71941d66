import type { FareCard } from '../../../devices/fare-card/fare-card.ts';
import { cardSummaryReceipt } from '../../../receipts/card-summary-receipt.ts';
import type { Receipt } from '../../../receipts/receipt.ts';
import type { AgencyProfile } from '../../../rules/agency-profile.ts';

/** The printed summary of a card. */
export function cardSummary(agency: AgencyProfile, readAt: Date, card: FareCard, language: string): Receipt {
  return cardSummaryReceipt({
    language,
    agency: { name: agency.name, timeZone: agency.timeZone },
    readAt,
    cardName: card.name,
    cardLastFour: card.number?.slice(-4),
    balance: card.balance,
    expiresOn: card.expiresOn,
    passes: card.passes.map(({ expiresAt }) => expiresAt),
    topUps: card.topUps,
    trips: card.trips.filter(({ kind }) => kind === 'passTrip' || kind === 'storedValueTrip'),
  });
}
