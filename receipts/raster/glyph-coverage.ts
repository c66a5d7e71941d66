import { type CodePointRanges, covers, readCharacterMap } from './character-map.ts';
import { type FontName, type FontWeight, fontFile, fontOrder } from './fonts.ts';

/** `fonts`: the fewest that have all glyphs, in the language's order. `missing`: as `U+1F600 😀`. */
export type GlyphCoverage =
  | { readonly ok: true; readonly fonts: readonly FontName[] }
  | { readonly ok: false; readonly missing: readonly string[] };

const CONTROL = /^\p{Cc}$/u;
/** Joiners, direction marks and variation selectors steer the shaping; no font need draw them. */
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;

/**
 * Finds the fonts that a text needs. A code point that no font has a glyph for is named, never printed
 * as an empty box: a receipt with holes in it is worth less than one in another language.
 * @param language BCP 47 tag; decides which form of a Han character is taken
 */
export function findFonts(text: string, language: string, weight: FontWeight): GlyphCoverage {
  const order = fontOrder(language);
  const needed = new Set<FontName>();
  const missing = new Set<string>();
  for (const character of text) {
    if (INVISIBLE.test(character)) continue;
    const codePoint = character.codePointAt(0) ?? 0;
    // Some fonts map control characters to an empty glyph; they are commands or dirt, never text.
    const font = CONTROL.test(character)
      ? undefined
      : order.find((name) => covers(coverageOf(name, weight), codePoint));
    if (font) needed.add(font);
    else
      missing.add(
        `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')} ${printable(character)}`.trim(),
      );
  }
  return missing.size > 0
    ? { ok: false, missing: [...missing] }
    : { ok: true, fonts: order.filter((name) => needed.has(name)) };
}

const coverageOfFile = new Map<string, CodePointRanges>();

function coverageOf(name: FontName, weight: FontWeight): CodePointRanges {
  const file = fontFile(name, weight);
  const known = coverageOfFile.get(file);
  if (known) return known;
  const ranges = readCharacterMap(file);
  coverageOfFile.set(file, ranges);
  return ranges;
}

function printable(character: string): string {
  return /^[\p{C}\p{Z}]$/u.test(character) ? '' : character;
}
