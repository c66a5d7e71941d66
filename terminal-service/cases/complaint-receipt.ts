import type { FareCard } from '../../devices/fare-card/fare-card.ts';
import { caseReceipt } from '../../receipts/case-receipt.ts';
import type { Receipt } from '../../receipts/receipt.ts';
import type { AgencyProfile } from '../agency/agency-profile.ts';
import type { FileCaseRequest } from '../api/contract.ts';

export interface FiledFacts {
  readonly caseNumber: string;
  readonly filedAt: Date;
  readonly request: FileCaseRequest;
  readonly card: FareCard | undefined;
}

/** The receipt of a filed complaint, with the agency's own promise of an answer. */
export function complaintReceipt(
  agency: AgencyProfile,
  { caseNumber, filedAt, request, card }: FiledFacts,
): Receipt {
  const { name, timeZone, customerService } = agency;
  const { contact } = request;
  return caseReceipt({
    language: request.language,
    agency: { name, timeZone, phoneLines: customerService },
    caseNumber,
    filedAt,
    category: request.category,
    cardLastFour: card?.number?.slice(-4),
    trip: request.trip,
    answerBy: dayAfter(filedAt, agency.complaints.answerWithinDays, timeZone),
    hasContact: Boolean(contact?.email || contact?.phone),
  });
}

/** A calendar day of the agency, so many days after the one that a moment falls on there: `YYYY-MM-DD`. */
function dayAfter(moment: Date, days: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days })
    .toString();
}
