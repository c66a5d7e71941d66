/** A language that the kiosk speaks, as the BCP 47 tag that a case is filed with. */
export type Language = 'en' | 'es' | 'zh-Hant' | 'zh-Hans' | 'ko' | 'vi' | 'ja' | 'ru' | 'hy' | 'tl' | 'fa';

export interface LanguageFacts {
  /** Its own name in its own script, for those who read no other. */
  readonly endonym: string;
  readonly direction: 'ltr' | 'rtl';
  /**
   * The locale of dates, numbers and money. Where a language is written in many countries it is the one of
   * people who live in the United States: `1,25 US$` is what Spanish readers in Madrid expect, not here.
   *
   * Farsi keeps the civil calendar and Latin digits: every date, amount and line number is there to be
   * compared with a receipt, a sign or a vehicle, and those have no others.
   */
  readonly locale: string;
}

/** Every language, in the order in which it is offered. */
export const languages: Readonly<Record<Language, LanguageFacts>> = {
  en: { endonym: 'English', direction: 'ltr', locale: 'en-US' },
  es: { endonym: 'Español', direction: 'ltr', locale: 'es-US' },
  'zh-Hant': { endonym: '繁體中文', direction: 'ltr', locale: 'zh-Hant' },
  'zh-Hans': { endonym: '简体中文', direction: 'ltr', locale: 'zh-Hans' },
  ko: { endonym: '한국어', direction: 'ltr', locale: 'ko' },
  vi: { endonym: 'Tiếng Việt', direction: 'ltr', locale: 'vi' },
  ja: { endonym: '日本語', direction: 'ltr', locale: 'ja' },
  ru: { endonym: 'Русский', direction: 'ltr', locale: 'ru' },
  hy: { endonym: 'Հայերեն', direction: 'ltr', locale: 'hy' },
  tl: { endonym: 'Tagalog', direction: 'ltr', locale: 'fil' },
  fa: { endonym: 'فارسی', direction: 'rtl', locale: 'fa-u-ca-gregory-nu-latn' },
};

export const allLanguages = Object.keys(languages) as Language[];

export const DEFAULT_LANGUAGE = 'en' satisfies Language;

/** The language of a tag; English for one that the kiosk does not speak, such as a draft's from another release. */
export function languageOf(tag: string): Language {
  return allLanguages.find((language) => language === tag) ?? DEFAULT_LANGUAGE;
}
