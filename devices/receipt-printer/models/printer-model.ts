import type { Codepage } from '@point-of-sale/codepage-encoder';

/** The paper as it is in this printer; the same facts that receipts are set by. */
export interface PrinterPaper {
  /** Characters of font A (12 x 24 dots) in a line. */
  readonly columns: number;
  readonly widthDots: number;
  readonly dotsPerMm: number;
  /** Code pages worth using, the preferred one first, by the number that this make knows them by (ESC t). */
  readonly codePages: readonly { readonly page: Codepage; readonly number: number }[];
  readonly qrCodes: 'native' | 'drawn';
}

/** What must be known of a printer that it does not tell by itself. */
export interface PrinterModel {
  /** As in the config file: `epson-tm-t20`. */
  readonly id: string;
  readonly title: string;
  /** How the names begin that such printers answer to GS I 67. */
  readonly names: readonly string[];
  readonly paper: PrinterPaper;
  /** `none`: the paper is fed to where it can be torn off. */
  readonly cutter: 'partial' | 'none';
  /**
   * How it confirms that something is on paper: `askIt` finds out whether it knows GS ( H process ids;
   * `statusProbe` is for printers that are known not to, and only relies on GS r being answered in order.
   */
  readonly confirms: 'statusProbe' | 'askIt';
}
