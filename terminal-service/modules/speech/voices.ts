/**
 * The espeak-ng voice of each language, by primary language subtag. What is not here is not spoken: a
 * language whose voice says the wrong thing is worse than the notice that there is none.
 *
 * - Chinese: the voice `cmn` of 1.51 reads every tone number aloud in English ("tou two su five",
 *   espeak-ng issue 1028); `cmn-latn-pinyin` has the same dictionary, both scripts, without that.
 * - Japanese has none: the voice `ja` knows kana only and says "Chinese letter" for every kanji
 *   (espeak-ng issues 366 and 1851), and no sentence of ours does without kanji.
 * - Tagalog, Hmong, Khmer and Lao: espeak-ng has no voice.
 */
const VOICES: Readonly<Record<string, string>> = {
  en: 'en-us',
  es: 'es-419',
  zh: 'cmn-latn-pinyin',
  ko: 'ko',
  vi: 'vi',
  ru: 'ru',
  hy: 'hy',
  fa: 'fa',
};

/** @param language BCP 47; only the primary subtag counts, so `zh-Hant` and `zh-Hans` share a voice. */
export function voiceFor(language: string): string | undefined {
  const [primary = ''] = language.toLowerCase().split('-');
  return Object.hasOwn(VOICES, primary) ? VOICES[primary] : undefined;
}

/** The primary language subtags that an engine with these voices can speak. */
export function spokenLanguages(voices: ReadonlySet<string>): string[] {
  return Object.keys(VOICES).filter((language) => voices.has(VOICES[language] ?? ''));
}
