import type { Language } from './languages.ts';

/** Lists of a hundred font files each; the browser fetches those that the page has characters of. */
const eastAsian: Partial<Record<Language, () => Promise<unknown>>> = {
  'zh-Hant': () => import('@fontsource-variable/noto-sans-tc/wght.css'),
  'zh-Hans': () => import('@fontsource-variable/noto-sans-sc/wght.css'),
  ja: () => import('@fontsource-variable/noto-sans-jp/wght.css'),
  ko: () => import('@fontsource-variable/noto-sans-kr/wght.css'),
};

/**
 * Makes the letters of a language known to the page. Every other script is there from the start. A list that cannot be
 * had leaves the text to the machine's own fonts.
 */
export async function fetchFonts(language: Language): Promise<void> {
  await eastAsian[language]?.().catch(() => undefined);
}
