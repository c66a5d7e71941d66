import { createRequire } from 'node:module';
import type * as Canvas from '@napi-rs/canvas';

const require = createRequire(import.meta.url);

/** The drawing library or a font is not installed on this machine; the message says which. */
export class DrawingUnavailable extends Error {
  override readonly name = 'DrawingUnavailable';
}

/** One family of glyphs that comes with the program (Noto, SIL Open Font License 1.1). */
export type FontName =
  | 'sans'
  | 'arabic'
  | 'armenian'
  | 'gurmukhi'
  | 'khmer'
  | 'lao'
  | 'thai'
  | 'chineseSimplified'
  | 'chineseTraditional'
  | 'japanese'
  | 'korean';

export type FontWeight = 'regular' | 'bold';

/** `sans` carries Latin (with Vietnamese), Cyrillic, Greek and Devanagari. */
const packages: Readonly<Record<FontName, readonly [packageName: string, fileStem: string]>> = {
  sans: ['noto-sans', 'NotoSans'],
  arabic: ['noto-sans-arabic', 'NotoSansArabic'],
  armenian: ['noto-sans-armenian', 'NotoSansArmenian'],
  gurmukhi: ['noto-sans-gurmukhi', 'NotoSansGurmukhi'],
  khmer: ['noto-sans-khmer', 'NotoSansKhmer'],
  lao: ['noto-sans-lao', 'NotoSansLao'],
  thai: ['noto-sans-thai', 'NotoSansThai'],
  chineseSimplified: ['noto-sans-sc', 'NotoSansSC'],
  chineseTraditional: ['noto-sans-tc', 'NotoSansTC'],
  japanese: ['noto-sans-jp', 'NotoSansJP'],
  korean: ['noto-sans-kr', 'NotoSansKR'],
};

const weightNames: Readonly<Record<FontWeight, string>> = { regular: '400Regular', bold: '700Bold' };

const smallFonts: readonly FontName[] = ['sans', 'arabic', 'armenian', 'gurmukhi', 'khmer', 'lao', 'thai'];
const hanFonts: readonly FontName[] = ['chineseSimplified', 'chineseTraditional', 'japanese', 'korean'];

const hanFontOfScript: Readonly<Record<string, FontName>> = {
  Hans: 'chineseSimplified',
  Hant: 'chineseTraditional',
  Jpan: 'japanese',
  Kore: 'korean',
};

/**
 * Every font, in the order in which a text of this language looks for its glyphs.
 *
 * Unicode gave Chinese, Japanese and Korean forms of one character the same code point (Han unification),
 * so the font decides which form is printed; and full-width quotation marks are those of the language's
 * own font. The large fonts of other languages come last, so that a plain text never has to open them.
 * @param language BCP 47 tag
 */
export function fontOrder(language: string): readonly FontName[] {
  const own = hanFontOfScript[scriptOf(language)];
  return own === undefined
    ? [...smallFonts, ...hanFonts]
    : [own, ...smallFonts, ...hanFonts.filter((name) => name !== own)];
}

/** The ISO 15924 script in which a language is written (`zh-TW` is `Hant`). */
export function scriptOf(language: string): string {
  return new Intl.Locale(language).maximize().script ?? 'Latn';
}

/** Where the font's TrueType file is. @throws {DrawingUnavailable} if its package is not installed. */
export function fontFile(name: FontName, weight: FontWeight): string {
  const [packageName, stem] = packages[name];
  const folder = weightNames[weight];
  return installed(() =>
    require.resolve(`@expo-google-fonts/${packageName}/${folder}/${stem}_${folder}.ttf`),
  );
}

function installed<Part>(find: () => Part): Part {
  try {
    return find();
  } catch (error) {
    throw new DrawingUnavailable((error as Error).message.split('\n')[0]);
  }
}

/**
 * The drawing library, without the machine's own fonts: a receipt looks the same on every machine, and a
 * missing glyph is found by our tests instead of being filled in by whatever a developer has installed.
 * @throws {DrawingUnavailable} where there is no build of it for this machine
 */
export function loadCanvas(): typeof Canvas {
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
  return installed(() => require('@napi-rs/canvas') as typeof Canvas);
}

const familyOfFile = new Map<string, string>();

/** Makes a font ready for drawing, once, and says by which family name the canvas then knows it. */
export function fontFamily(name: FontName, weight: FontWeight): string {
  const file = fontFile(name, weight);
  const known = familyOfFile.get(file);
  if (known !== undefined) return known;
  const family = `receipt ${name} ${weight}`;
  if (!loadCanvas().GlobalFonts.registerFromPath(file, family))
    throw new DrawingUnavailable(`Not a usable font: ${file}`);
  familyOfFile.set(file, family);
  return family;
}
