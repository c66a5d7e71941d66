import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { transform } from 'receiptline';
import type { Paper } from '../receipts/paper.ts';
import { loadCanvas } from '../receipts/raster/fonts.ts';
import { pictureOf } from '../receipts/raster/picture.ts';
import type { RasterStrip } from '../receipts/raster/raster-strip.ts';
import type { PaperLine } from '../receipts/typeset.ts';

/** A way to make the bytes of lines that are already set; the drawing of foreign scripts is ours in each. */
export interface Rival {
  readonly name: string;
  encode(lines: readonly PreparedLine[], paper: Paper): Promise<number> | number;
}

/** A line in whichever form a library wants its pictures. */
export type PreparedLine =
  | Exclude<PaperLine, { kind: 'picture' }>
  | {
      readonly kind: 'picture';
      readonly strip: RasterStrip;
      readonly png: Buffer;
      readonly pixels: ImageData;
    };

export async function prepared(lines: readonly PaperLine[]): Promise<PreparedLine[]> {
  const { createCanvas, loadImage } = loadCanvas();
  return Promise.all(
    lines.map(async (line): Promise<PreparedLine> => {
      if (line.kind !== 'picture') return line;
      const { widthDots } = line.strip;
      // One of them takes only heights of whole bytes.
      const heightDots = Math.ceil(line.strip.heightDots / 8) * 8;
      const bits = new Uint8Array(line.strip.bytesPerRow * heightDots);
      bits.set(line.strip.bits);
      const png = Buffer.from(pictureOf([{ ...line.strip, heightDots, bits }]));
      const context = createCanvas(widthDots, heightDots).getContext('2d');
      context.drawImage(await loadImage(png), 0, 0);
      const pixels = context.getImageData(0, 0, widthDots, heightDots) as unknown as ImageData;
      return { kind: 'picture', strip: line.strip, png, pixels };
    }),
  );
}

const encoderOf: Rival = {
  name: '@point-of-sale/receipt-printer-encoder',
  encode(lines, { columns }) {
    const encoder = new ReceiptPrinterEncoder({
      language: 'esc-pos',
      columns,
      codepageMapping: 'epson',
      newline: '\n',
      imageMode: 'raster',
    }).codepage('auto');
    for (const line of lines) {
      if (line.kind === 'text')
        encoder
          .align(line.align === 'centre' ? 'center' : 'left')
          .size(line.scale, line.scale)
          .bold(line.bold)
          .line(line.text)
          .bold(false)
          .size(1, 1);
      else if (line.kind === 'qrCode')
        encoder.align('center').qrcode(line.code, { model: 2, size: 6, errorlevel: 'm' });
      else encoder.image(line.pixels, line.pixels.width, line.pixels.height, 'threshold', 128);
    }
    return encoder.encode().length;
  },
};

const thermalPrinter: Rival = {
  name: 'node-thermal-printer',
  async encode(lines, { columns }) {
    const printer = new ThermalPrinter({
      type: PrinterTypes.EPSON,
      interface: 'tcp://127.0.0.1:9100',
      width: columns,
    });
    for (const line of lines) {
      if (line.kind === 'text') {
        if (line.align === 'centre') printer.alignCenter();
        else printer.alignLeft();
        printer.setTextSize(line.scale - 1, line.scale - 1);
        printer.bold(line.bold);
        printer.println(line.text);
      } else if (line.kind === 'qrCode') {
        printer.printQR(line.code, { cellSize: 6, correction: 'M' });
      } else {
        await printer.printImageBuffer(line.png);
      }
    }
    return printer.getBuffer().length;
  },
};

const receiptline: Rival = {
  name: 'receiptline',
  encode(lines, { columns }) {
    // Its markup gives these a meaning.
    const plain = (text: string) => text.replace(/[\\|{}~_"`^]/g, '\\$&');
    const markdown = lines
      .map((line) => {
        if (line.kind === 'qrCode') return `{code:${line.code};option:qrcode,6,M}`;
        if (line.kind === 'picture') return `{image:${line.png.toString('base64')}}`;
        const text = plain(line.text) || ' ';
        const sized = line.scale > 1 ? `^^^${text}^^^` : line.bold ? `"${text}"` : text;
        return line.align === 'centre' ? sized : `${sized} |`;
      })
      .join('\n');
    const made = transform(markdown, { cpl: columns, encoding: 'multilingual', command: 'escpos' });
    return Buffer.from(made, 'latin1').length;
  },
};

export const rivals: readonly Rival[] = [encoderOf, thermalPrinter, receiptline];
