import { UNKNOWN_TIME } from '../../../contract/answers.ts';
import { caseKinds } from '../../../contract/case-kind.ts';
import type { FileCaseRequest } from '../../../contract/cases.ts';
import type { FareCard } from '../../../devices/fare-card/fare-card.ts';
import type { caseKinds as printedKinds } from '../../../receipts/case-kind.ts';
import { caseReceipt, type ReceiptRow } from '../../../receipts/case-receipt.ts';
import type { Receipt } from '../../../receipts/receipt.ts';
import { inEnglishInstead } from '../../../receipts/receipt-parts.ts';
import { receiptLanguageFor, receiptText } from '../../../receipts/receipt-text.ts';
import { signCode } from '../../../receipts/signed-code/signed-code.ts';
import type { SigningKey } from '../../../receipts/signed-code/signing-keys.ts';
import type { AgencyProfile } from '../../../rules/agency-profile.ts';
import { formOf } from '../../../rules/forms/forms.ts';
import { type PrintedFacts, printedFacts } from '../../../rules/forms/printed-facts.ts';

// A kind that only the forms know, or only the receipts, does not compile.
caseKinds satisfies typeof printedKinds;

export interface FiledFacts {
  readonly caseNumber: string;
  readonly filedAt: Date;
  readonly request: FileCaseRequest;
  readonly card: FareCard | undefined;
}

/** How receipts come out at this terminal. */
export interface ReceiptMaking {
  readonly agency: AgencyProfile;
  readonly signing: SigningKey;
  /** The language that can be printed, for the one that is wanted and these words in it. */
  readonly printableLanguage: (wanted: string, words: readonly string[]) => string;
}

/** The receipt of a filed case: what its form puts on paper, the agency's own promise of an answer, and the signature. */
export function filedReceipt(
  { agency, signing, printableLanguage }: ReceiptMaking,
  { caseNumber, filedAt, request, card }: FiledFacts,
): Receipt {
  const { name, timeZone, customerService } = agency;
  const { kind } = request;
  if (kind === 'citationDispute') throw new Error('a dispute has a receipt of its own');
  const language = printableLanguage(request.language, printedCategories(agency, request.language));
  const answerWithinDays = agency.forms[kind]?.answerWithinDays;
  const filedSeconds = Math.floor(filedAt.getTime() / 1000);
  const { about, trip, where, when, contact } = printedFacts(formOf(kind), request.answers);
  const receipt = caseReceipt({
    kind,
    language,
    agency: { name, timeZone, phoneLines: customerService },
    caseNumber,
    filedAt,
    about: about === undefined ? undefined : wordsIn(agency, language)[about]?.printed,
    cardLastFour: card?.number?.slice(-4),
    trip,
    rows: chosenRows(where, when, language),
    answerBy: answerWithinDays === undefined ? undefined : dayAfter(filedAt, answerWithinDays, timeZone),
    hasContact: Boolean(contact?.email || contact?.phone),
    code: signCode({ caseNumber, kind, filedAt: filedSeconds }, signing),
  });
  return language === request.language ? receipt : inEnglishInstead(receipt);
}

/** The place and the time that were chosen, a line each. */
function chosenRows(
  where: PrintedFacts['where'],
  when: PrintedFacts['when'],
  language: string,
): readonly ReceiptRow[] {
  const { sentence, day, localTime } = receiptText(language);
  const time = ({ date, time }: { date: string; time: string | null }) =>
    time === null || time === UNKNOWN_TIME
      ? sentence('case.dayOnly', { day: day(date) })
      : localTime(`${date}T${time}`);
  return [
    ...(where === undefined ? [] : [{ label: sentence('case.where'), value: sentence(`where.${where}`) }]),
    ...(when?.date == null
      ? []
      : [{ label: sentence('case.when'), value: time({ date: when.date, time: when.time }) }]),
  ];
}

/** What receipts in a language can say that they are about. */
export function printedCategories(agency: AgencyProfile, language: string): string[] {
  return Object.values(wordsIn(agency, language)).map(({ printed }) => printed);
}

/** The agency's words in the language that a receipt in this language is really in. */
function wordsIn({ words }: AgencyProfile, language: string): AgencyProfile['words']['en'] {
  return words[receiptLanguageFor(language)];
}

/** A calendar day of the agency, so many days after the one that a moment falls on there: `YYYY-MM-DD`. */
function dayAfter(moment: Date, days: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days })
    .toString();
}
