import type { NumberedCodePage } from './code-pages.ts';

/** What a printer puts on its paper: the facts about a printer that a receipt's look depends on. */
export interface Paper {
  /** Characters of font A (12 x 24 dots, the one of 3 mm) in a line. Nothing smaller is ever printed. */
  readonly columns: number;
  readonly widthDots: number;
  /** 8 at 203 dpi, 7.09 at 180 dpi. */
  readonly dotsPerMm: number;
  /** Pages to choose from for each line, the preferred one first. A line that none carries is drawn. */
  readonly codePages: readonly NumberedCodePage[];
  /** `native`: by the printer's own command; `drawn`: as a picture. */
  readonly qrCodes: 'native' | 'drawn';
}
