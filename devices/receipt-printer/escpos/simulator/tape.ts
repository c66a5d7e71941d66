import CodepageEncoder, { type Codepage } from '@point-of-sale/codepage-encoder';

/** What has come out of the printer, or been done by it, in order. */
export type TapeEntry =
  | {
      readonly kind: 'line';
      readonly text: string;
      /** Multiples of the normal character, 1 to 8; the largest on the line. */
      readonly width: number;
      readonly height: number;
      readonly bold: boolean;
      readonly align: 'left' | 'centre' | 'right';
      /** The power went while this line was being printed. */
      readonly torn: boolean;
    }
  | { readonly kind: 'image' }
  | { readonly kind: 'symbol' }
  | { readonly kind: 'cut'; readonly partial: boolean }
  | { readonly kind: 'drawerPulse'; readonly pin: 2 | 5 };

export type PrintedLine = Extract<TapeEntry, { kind: 'line' }>;

/** Code pages by their number in `ESC t n`, as Epson's TM printers count them. */
const codePages: Readonly<Record<number, Codepage>> = {
  0: 'cp437',
  2: 'cp850',
  3: 'cp860',
  4: 'cp863',
  5: 'cp865',
  16: 'windows1252',
  17: 'cp866',
  18: 'cp852',
  19: 'cp858',
};

/** What the print head does with a character, until a command changes it. */
interface PrintMode {
  codePage: number;
  width: number;
  height: number;
  bold: boolean;
  align: 'left' | 'centre' | 'right';
}

const initialMode = (): PrintMode => ({ codePage: 0, width: 1, height: 1, bold: false, align: 'left' });

/** The line that is being composed, and the print mode. Pure: it knows nothing of paper or time. */
export class LineComposer {
  readonly mode: PrintMode = initialMode();
  #text = '';
  #width = 1;
  #height = 1;
  #bold = false;

  get isEmpty(): boolean {
    return this.#text === '';
  }

  initialise(): void {
    this.discard();
    Object.assign(this.mode, initialMode());
  }

  discard(): void {
    this.#text = '';
    this.#width = 1;
    this.#height = 1;
    this.#bold = false;
  }

  character(byte: number): void {
    this.#text += decode(byte, this.mode.codePage);
    if (byte === 0x20) return;
    this.#width = Math.max(this.#width, this.mode.width);
    this.#height = Math.max(this.#height, this.mode.height);
    this.#bold ||= this.mode.bold;
  }

  /** The composed line as it comes out; the next line starts empty. */
  finish(): PrintedLine {
    const line: PrintedLine = {
      kind: 'line',
      text: this.#text,
      width: this.#width,
      height: this.#height,
      bold: this.#bold,
      align: this.mode.align,
      torn: false,
    };
    this.discard();
    return line;
  }
}

const tables = new Map<Codepage, readonly number[]>();

/** A character that is in no page that the simulator knows comes out as the replacement character. */
function decode(byte: number, codePage: number): string {
  if (byte < 0x80) return String.fromCharCode(byte);
  const page = codePages[codePage];
  if (!page) return '\ufffd';
  // The package copies its whole table at each call.
  const table = tables.get(page) ?? CodepageEncoder.getCodepoints(page, true);
  tables.set(page, table);
  return String.fromCodePoint(table[byte] ?? 0xfffd);
}

/** The text on a tape, one string for each printed line. */
export function linesOf(tape: readonly TapeEntry[]): string[] {
  return tape.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));
}
