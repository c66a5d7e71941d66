import { IntlMessageFormat } from 'intl-messageformat';
import en from './strings/en.json' with { type: 'json' };

/** Every sentence that a receipt can contain; the values are ICU messages. */
export type ReceiptMessages = typeof en;
export type ReceiptMessageKey = keyof ReceiptMessages;

/** A language is added by adding its catalogue; the compiler then insists on every sentence. */
const catalogues: Readonly<Record<string, ReceiptMessages>> = { en };
const FALLBACK = 'en';

export interface ReceiptText {
  /** BCP 47 tag of the language that the sentences are really in. */
  readonly language: string;
  sentence(key: ReceiptMessageKey, values?: Readonly<Record<string, string | number>>): string;
  /** A moment, in the given IANA time zone, with the zone's name. */
  moment(at: Date, timeZone: string): string;
  /** A local time as a fare card stores it, `YYYY-MM-DDTHH:MM`. */
  localTime(at: string): string;
  /** A calendar day, `YYYY-MM-DD`. */
  day(day: string): string;
}

/** The receipt's sentences, dates and numbers in a language, or in English where its catalogue is missing. */
export function receiptText(wanted: string): ReceiptText {
  const primary = wanted.toLowerCase().split('-')[0] ?? FALLBACK;
  const found = catalogues[wanted] ? wanted : catalogues[primary] ? primary : FALLBACK;
  const messages = catalogues[found] ?? en;
  // The region of the wanted tag still decides the order of a date: 14/03 and 3/14 are both English.
  const language = primary === found && isKnownTag(wanted) ? wanted : found;

  const format = (at: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, options).format(at);

  return {
    language,
    sentence: (key, values = {}) => String(new IntlMessageFormat(messages[key], language).format(values)),
    moment: (at, timeZone) =>
      format(at, {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'short',
        timeZone,
      }),
    // Already the agency's local time: formatted as if it were UTC, no zone can shift it.
    localTime: (at) =>
      format(new Date(`${at}:00Z`), {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZone: 'UTC',
      }),
    day: (day) =>
      format(new Date(`${day}T00:00:00Z`), {
        weekday: 'long',
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        timeZone: 'UTC',
      }),
  };
}

function isKnownTag(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
