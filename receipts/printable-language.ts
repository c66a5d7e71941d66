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
 */
export function printableLanguage(wanted: string, paper: Paper): string {
  const key = `${wanted} ${paper.codePages.map(({ page }) => page).join()}`;
  const printable = answers.get(key) ?? (hasCodePages(wanted, paper) || canBeDrawn(wanted));
  answers.set(key, printable);
  return printable ? wanted : 'en';
}

function hasCodePages(wanted: string, { codePages }: Paper): boolean {
  return scriptOf(wanted) !== 'Arab' && codePageRuns(sampleOf(wanted), codePages) !== undefined;
}

function canBeDrawn(wanted: string): boolean {
  try {
    loadCanvas();
    return (['regular', 'bold'] as const).every((weight) => findFonts(sampleOf(wanted), wanted, weight).ok);
  } catch (error) {
    if (error instanceof DrawingUnavailable) return false;
    throw error;
  }
}

/** Every character that the catalogue can put on paper. */
function sampleOf(wanted: string): string {
  const sentences = Object.values(catalogues[receiptLanguageFor(wanted)]).join('');
  return [...new Set(sentences.normalize('NFC').replace(/\s/g, ' '))].join('');
}
