import { codePageRuns } from './code-pages.ts';
import { codePointColumns, layOutBlock, type TextGrid, type TextLine } from './layout.ts';
import type { Paper } from './paper.ts';
import { type QrModules, type QrProblem, qrSymbol } from './qr/qr-code.ts';
import { DrawingUnavailable, scriptOf } from './raster/fonts.ts';
import { type RasterText, rasterRow, rasterText, type TextStyle } from './raster/raster-line.ts';
import type { RasterStrip } from './raster/raster-strip.ts';
import type { Receipt, ReceiptBlock } from './receipt.ts';
import { amountText } from './receipt-text.ts';
import { type DrawnSizes, drawnSizes } from './text-size.ts';

/** One thing on the paper, from the top down. */
export type PaperLine =
  | ({ readonly kind: 'text' } & TextLine)
  | { readonly kind: 'picture'; readonly strip: RasterStrip }
  /** Centred. */
  | {
      readonly kind: 'qrCode';
      readonly code: string;
      readonly modules: QrModules;
      readonly moduleDots: number;
    };

/** Why a receipt cannot be set. */
export type TypesettingProblem =
  /** No font has these, each as `U+1F600 😀`. */
  | { readonly kind: 'noGlyph'; readonly characters: readonly string[] }
  /** The drawing library or a font is not installed. */
  | { readonly kind: 'cannotDraw'; readonly detail: string }
  /** The QR code has no room on this paper, or is none. */
  | { readonly kind: 'codeUnprintable'; readonly why: QrProblem };

export type TypesetReceipt =
  | { readonly ok: true; readonly lines: readonly PaperLine[] }
  | { readonly ok: false; readonly problem: TypesettingProblem };

/**
 * Sets a receipt for a paper: each block in the printer's own letters if its code pages carry all of it,
 * else drawn. A receipt that cannot be set whole is not set at all: half a proof is none.
 */
export function typeset(receipt: Receipt, paper: Paper): TypesetReceipt {
  const { language, print = 'standard' } = receipt;
  const compositor: Compositor = {
    paper,
    grid: { language, columns: paper.columns, print, measure: codePointColumns },
    sizes: drawnSizes(language, print, paper.dotsPerMm),
    // Labels stand at the right edge there, which a printer's own letters cannot do.
    alwaysDrawn: scriptOf(language) === 'Arab',
  };
  try {
    return joined(receipt.blocks.map((block) => setBlock(block, compositor)));
  } catch (error) {
    if (error instanceof DrawingUnavailable)
      return { ok: false, problem: { kind: 'cannotDraw', detail: error.message } };
    throw error;
  }
}

interface Compositor {
  readonly paper: Paper;
  readonly grid: TextGrid;
  readonly sizes: DrawnSizes;
  readonly alwaysDrawn: boolean;
}

type TextBlock = Exclude<ReceiptBlock, { kind: 'code' | 'rule' }>;

function setBlock(block: ReceiptBlock, compositor: Compositor): TypesetReceipt {
  switch (block.kind) {
    case 'rule':
      return native(block, compositor);
    case 'code':
      return joined([setCode(block.text, compositor.paper), setCentred(block.label, 'regular', compositor)]);
    case 'reference':
      return joined([setCentred(block.label, 'regular', compositor), setReference(block, compositor)]);
    case 'heading':
      return setCentred(block.text, 'bold', compositor);
    case 'paragraph':
      return isNative(block.text, compositor)
        ? native(block, compositor)
        : joined([drawnText(block.text, 'regular', 'start', compositor), blankLine]);
    case 'row':
      return setRow(block, block.value, 'indented', compositor);
    case 'amount':
      return setRow(block, amountText(block, compositor.grid.language), 'atEnd', compositor);
  }
}

function setCentred(text: string, weight: TextStyle['weight'], compositor: Compositor): TypesetReceipt {
  if (!isNative(text, compositor)) return drawnText(text, weight, 'center', compositor);
  const set = layOutBlock({ kind: 'heading', text }, compositor.grid);
  return lettered(set.map((line) => ({ ...line, bold: weight === 'bold' })));
}

/** A number has no direction and is centred, so it may be native among Arabic. */
function setReference(block: TextBlock & { kind: 'reference' }, compositor: Compositor): TypesetReceipt {
  const { paper, grid, sizes } = compositor;
  return codePageRuns(block.value, paper.codePages)
    ? lettered(layOutBlock({ ...block, label: '' }, grid))
    : drawn(() =>
        rasterText(
          block.value,
          {
            language: grid.language,
            sizeDots: sizes.reference,
            smallestDots: sizes.smallest,
            weight: 'bold',
            align: 'center',
          },
          paper.widthDots,
        ),
      );
}

function setRow(
  block: TextBlock & { kind: 'row' | 'amount' },
  value: string,
  below: 'indented' | 'atEnd',
  compositor: Compositor,
): TypesetReceipt {
  const { paper, grid, sizes } = compositor;
  if (isNative(block.label + value, compositor)) return native(block, compositor);
  const style = {
    language: grid.language,
    sizeDots: sizes.text,
    smallestDots: sizes.smallest,
    weight: 'regular',
  } as const;
  return drawn(() => rasterRow(drawable(block.label), drawable(value), style, paper.widthDots, below));
}

function setCode(code: string, { widthDots, dotsPerMm }: Paper): TypesetReceipt {
  const made = qrSymbol(code, widthDots, dotsPerMm);
  return made.ok
    ? { ok: true, lines: [{ kind: 'qrCode', code, modules: made.modules, moduleDots: made.moduleDots }] }
    : { ok: false, problem: { kind: 'codeUnprintable', why: made.problem } };
}

function isNative(text: string, { paper, alwaysDrawn }: Compositor): boolean {
  return (
    !alwaysDrawn && codePageRuns(drawable(text).replaceAll('\u00a0', ' '), paper.codePages) !== undefined
  );
}

function native(block: ReceiptBlock, { grid }: Compositor): TypesetReceipt {
  return lettered(layOutBlock(block, grid));
}

function lettered(lines: readonly TextLine[]): TypesetReceipt {
  return { ok: true, lines: lines.map((line) => ({ kind: 'text', ...line })) };
}

const blankLine = lettered([{ text: '', scale: 1, bold: false, align: 'left' }]);

function drawnText(
  text: string,
  weight: TextStyle['weight'],
  align: TextStyle['align'],
  { paper, grid, sizes }: Compositor,
): TypesetReceipt {
  const style = {
    language: grid.language,
    sizeDots: sizes.text,
    smallestDots: sizes.smallest,
    weight,
    align,
  };
  return drawn(() => rasterText(drawable(text), style, paper.widthDots));
}

/** One form of each letter, and the one breakless blank that every font has. */
function drawable(text: string): string {
  return text.normalize('NFC').replace(/[\u2007\u202f]/g, '\u00a0');
}

function drawn(draw: () => RasterText): TypesetReceipt {
  const result = draw();
  return result.ok
    ? { ok: true, lines: result.strips.map((strip) => ({ kind: 'picture', strip })) }
    : { ok: false, problem: { kind: 'noGlyph', characters: result.missing } };
}

/** All of the parts under each other; or what is wrong with them, every missing character named once. */
function joined(parts: readonly TypesetReceipt[]): TypesetReceipt {
  const problems = parts.flatMap((part) => (part.ok ? [] : [part.problem]));
  const [first] = problems;
  if (!first) return { ok: true, lines: parts.flatMap((part) => (part.ok ? part.lines : [])) };
  const characters = problems.flatMap((problem) => (problem.kind === 'noGlyph' ? problem.characters : []));
  return {
    ok: false,
    problem: first.kind === 'noGlyph' ? { kind: 'noGlyph', characters: [...new Set(characters)] } : first,
  };
}
