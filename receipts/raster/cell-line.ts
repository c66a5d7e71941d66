import { fontFamily, loadCanvas } from './fonts.ts';
import { type RasterStrip, stripOf } from './raster-strip.ts';

/** Font A of a receipt printer, in dots. */
const CELL = { width: 12 } as const;
/** Line spacing at power-on is 1/6 inch (Epson ESC/POS reference, ESC 2), 4.2 mm. */
const LINE_DOTS = 34;
const EM_DOTS = 23;
const BASELINE_DOTS = 22;
const BLACK_BELOW = 160;

/**
 * A line as the printer's own letters make it, each in a cell of its own, drawn in the font that we have:
 * only for looking at, since no two makes of printer have the same letters.
 */
export function cellLine(
  { text, scale, bold, align }: { text: string; scale: number; bold: boolean; align: 'left' | 'centre' },
  widthDots: number,
): RasterStrip {
  const characters = [...text];
  const height = LINE_DOTS * scale;
  const context = loadCanvas().createCanvas(widthDots, height).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, widthDots, height);
  context.fillStyle = 'black';
  context.font = `${EM_DOTS}px "${fontFamily('sans', bold ? 'bold' : 'regular')}"`;
  const lineWidth = characters.length * CELL.width * scale;
  const left = align === 'centre' ? Math.max(0, Math.floor((widthDots - lineWidth) / 2)) : 0;
  characters.forEach((character, column) => {
    const natural = context.measureText(character).width;
    const squeeze = natural > CELL.width ? CELL.width / natural : 1;
    const inset = (CELL.width - natural * squeeze) / 2;
    context.setTransform(
      scale * squeeze,
      0,
      0,
      scale,
      left + (column * CELL.width + inset) * scale,
      BASELINE_DOTS * scale,
    );
    context.fillText(character, 0, 0);
  });
  const { data } = context.getImageData(0, 0, widthDots, height);
  return stripOf(widthDots, height, (x, y) => (data[(y * widthDots + x) * 4] ?? 255) < BLACK_BELOW);
}
