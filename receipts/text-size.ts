import { scriptOf } from './raster/fonts.ts';

/** Em heights in dots, for text that is drawn. */
export interface DrawnSizes {
  readonly text: number;
  /** The case number, where it cannot be printed in the printer's own double size. */
  readonly reference: number;
  /** What text is made smaller to, at most, before a word or a number in it is broken. */
  readonly smallest: number;
}

/**
 * Ems of text that is 3 mm high. In alphabets a capital letter is measured, which in these fonts is 0.714 of
 * the em; Han characters, kana and Hangul fill nine tenths of it and are large enough in a smaller one.
 */
const ALPHABET_EM_MM = 4.25;
const HAN_EM_MM = 3.3;
/** 18 points are large print, 12 points the ordinary: half as much again. */
const LARGE_PRINT = 1.5;
const REFERENCE = 1.5;

const HAN_SCRIPTS: readonly string[] = ['Hans', 'Hant', 'Jpan', 'Kore'];

/** The sizes of drawn text in a language. Native font A, 24 dots high, is 3 mm by its makers' own measure. */
export function drawnSizes(language: string, print: 'standard' | 'large', dotsPerMm: number): DrawnSizes {
  const emMm = HAN_SCRIPTS.includes(scriptOf(language)) ? HAN_EM_MM : ALPHABET_EM_MM;
  const smallest = Math.round(emMm * dotsPerMm);
  const text = Math.round(emMm * dotsPerMm * (print === 'large' ? LARGE_PRINT : 1));
  return { text, reference: Math.round(text * REFERENCE), smallest };
}
