import { type Language, languages } from './languages.ts';

/** Lists of a hundred font files each; the browser fetches those that the page has characters of. */
const eastAsian: Partial<Record<Language, () => Promise<unknown>>> = {
  'zh-Hant': () => import('@fontsource-variable/noto-sans-tc/wght.css'),
  'zh-Hans': () => import('@fontsource-variable/noto-sans-sc/wght.css'),
  ja: () => import('@fontsource-variable/noto-sans-jp/wght.css'),
  ko: () => import('@fontsource-variable/noto-sans-kr/wght.css'),
};

const ALPHABETS = '1em "Noto Sans Variable", "Noto Sans Armenian Variable", "Noto Sans Arabic Variable"';

/**
 * Fetches the letters of a language, so that what is written in them does not move under a finger when they come. East
 * Asian characters are all equally wide, whoever drew them: of those only the list is fetched. What cannot be had leaves
 * the text to the machine's own fonts.
 */
export async function fetchFonts(language: Language): Promise<void> {
  const letters = eastAsian[language]?.() ?? document.fonts.load(ALPHABETS, languages[language].endonym);
  await letters.catch(() => undefined);
}
