import { codePageRuns } from './code-pages.ts';
import type { Paper } from './paper.ts';
import { DrawingUnavailable, loadCanvas, scriptOf } from './raster/fonts.ts';
import { findFonts } from './raster/glyph-coverage.ts';
import { receiptLanguageFor } from './receipt-text.ts';
import { catalogues } from './strings/catalogues.ts';

const answers = new Map<string, boolean>();

/**
 * The language that a receipt can be written in: the wanted one, or English where its letters are in no code
 * page of the printer and cannot be drawn on this machine. Asked before the receipt is made, so that a
 * filing never fails for want of a font.
 * @param words what the agency has on receipts in that language besides our sentences
 */
export function printableLanguage(wanted: string, paper: Paper, words: readonly string[] = []): string {
  const key = JSON.stringify([wanted, paper.codePages.map(({ page }) => page), words]);
  const printable = answers.get(key) ?? isPrintable(wanted, paper, sampleOf(wanted, words));
  answers.set(key, printable);
  return printable ? wanted : 'en';
}

function isPrintable(wanted: string, paper: Paper, sample: string): boolean {
  return hasCodePages(wanted, sample, paper) || canBeDrawn(wanted, sample);
}

function hasCodePages(wanted: string, sample: string, { codePages }: Paper): boolean {
  return scriptOf(wanted) !== 'Arab' && codePageRuns(sample, codePages) !== undefined;
}

function canBeDrawn(wanted: string, sample: string): boolean {
  try {
    loadCanvas();
    return (['regular', 'bold'] as const).every((weight) => findFonts(sample, wanted, weight).ok);
  } catch (error) {
    if (error instanceof DrawingUnavailable) return false;
    throw error;
  }
}

/** Every character that the catalogue and these words can put on paper. */
function sampleOf(wanted: string, words: readonly string[]): string {
  const sentences = [...Object.values(catalogues[receiptLanguageFor(wanted)]), ...words].join('');
  return [...new Set(sentences.normalize('NFC').replace(/\s/g, ' '))].join('');
}
