import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues, type ReceiptLanguage, type ReceiptMessageKey } from './strings/catalogues.ts';

export type { ReceiptLanguage, ReceiptMessageKey } from './strings/catalogues.ts';
export { receiptLanguages } from './strings/catalogues.ts';

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
  /** Integer cents of an ISO 4217 currency. */
  money(cents: number, currency: string): string;
}

const FALLBACK: ReceiptLanguage = 'en';
const MINUTE: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
};
const DAY: Intl.DateTimeFormatOptions = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' };

/** Amounts and times as the language is written here: $12.75 and 9:05 a.m., not 12,75 $ and 9:05. */
const formatsOf: Readonly<Record<string, string>> = { es: 'es-US' };

const known = new Map<string, ReceiptText>();

/** The receipt's sentences, dates and numbers in a language, or in English where its catalogue is missing. */
export function receiptText(wanted: string): ReceiptText {
  const text = known.get(wanted) ?? makeText(wanted);
  known.set(wanted, text);
  return text;
}

/** The value of an amount block, as it is written in a language. */
export function amountText(
  { cents, currency }: { cents: number; currency: string },
  language: string,
): string {
  return receiptText(language).money(cents, currency);
}

/** The catalogue for a BCP 47 tag: `zh-TW` is served by `zh-Hant`, `es-419` by `es`. */
export function receiptLanguageFor(wanted: string): ReceiptLanguage {
  const locale = localeOf(wanted);
  const { language, script } = locale.maximize();
  // Tagalog and Filipino are one catalogue; Unicode's own name for it is the latter.
  const candidates = [wanted, String(locale), `${language}-${script}`, language === 'fil' ? 'tl' : language];
  return candidates.find(isReceiptLanguage) ?? FALLBACK;
}

/** Formats are kept: making one takes a hundred times as long as using it, and every filing uses several. */
function makeText(wanted: string): ReceiptText {
  const found = receiptLanguageFor(wanted);
  const messages = catalogues[found];
  // The region of the wanted tag still decides the order of a date: 14/03 and 3/14 are both English.
  const isServed = isTag(wanted) && localeOf(wanted).language === localeOf(found).language;
  const language = isServed ? wanted : found;
  /**
   * Legal dates and amounts are compared with a notice, a screen and what a clerk types in: always the
   * calendar and the digits of those, also in languages that have their own.
   */
  const locale = new Intl.Locale(formatsOf[language] ?? language, {
    calendar: 'gregory',
    numberingSystem: 'latn',
  });

  const sentenceOf = keptBy((key: ReceiptMessageKey) => new IntlMessageFormat(messages[key], String(locale)));
  const momentIn = keptBy(
    (timeZone: string) => new Intl.DateTimeFormat(locale, { ...MINUTE, timeZoneName: 'short', timeZone }),
  );
  const moneyIn = keptBy(
    (currency: string) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
  );
  // Between right-to-left letters the sign of an amount would change sides.
  const isolate = (amount: string) =>
    locale.maximize().script === 'Arab' ? `\u2066${amount.replace(/[\u200e\u200f]/g, '')}\u2069` : amount;
  // Already the agency's local time: formatted as if it were UTC, no zone can shift it.
  const localMinute = new Intl.DateTimeFormat(locale, { ...MINUTE, timeZone: 'UTC' });
  const localDay = new Intl.DateTimeFormat(locale, { ...DAY, timeZone: 'UTC' });

  return {
    language,
    sentence: (key, values = {}) => String(sentenceOf(key).format(values)),
    moment: (at, timeZone) => momentIn(timeZone).format(at),
    localTime: (at) => localMinute.format(new Date(`${at}:00Z`)),
    day: (day) => localDay.format(new Date(`${day}T00:00:00Z`)),
    money: (cents, currency) => isolate(moneyIn(currency).format(cents / 100)),
  };
}

function keptBy<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const kept = new Map<Key, Value>();
  return (key) => {
    const value = kept.get(key) ?? make(key);
    kept.set(key, value);
    return value;
  };
}

function isReceiptLanguage(tag: string | undefined): tag is ReceiptLanguage {
  return tag !== undefined && Object.hasOwn(catalogues, tag);
}

function isTag(text: string): boolean {
  try {
    return new Intl.Locale(text).language !== undefined;
  } catch {
    return false;
  }
}

/** English for a tag that is none. */
function localeOf(tag: string): Intl.Locale {
  return new Intl.Locale(isTag(tag) ? tag : FALLBACK);
}
