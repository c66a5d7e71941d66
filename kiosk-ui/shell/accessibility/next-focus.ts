/** Where something that can be pressed is drawn, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * A part of the page with what can be pressed in it. It may show less than it holds; then its boxes reach out of it, to
 * where no eye sees them and where something else is drawn.
 */
export interface Region {
  readonly box: Box;
  readonly boxes: readonly Box[];
}

export type Step = 'up' | 'down' | 'left' | 'right' | 'next' | 'previous';

/**
 * Which of the boxes focus goes to from `from`, which lies in one of the regions. Left and right follow the order
 * of reading, region by region, and go on in the next row; up and down go to the nearest edge, in the same region as long
 * as there is one. At the ends both begin anew from the other side, so right alone, or one switch alone, comes to every
 * box: nothing can be out of reach and nothing is a trap. Null only when there is nothing to go to.
 */
export function nextFocus(
  regions: readonly Region[],
  from: Box,
  step: Step,
  direction: 'ltr' | 'rtl' = 'ltr',
): Box | null {
  const own = regions.find(({ boxes }) => boxes.includes(from));
  const order = regionsInOrder(regions, direction).flatMap(({ boxes }) => readingOrder(boxes, direction));
  const along = (by: 1 | -1): Box | null => {
    const others = order.filter((box) => box !== from);
    const at = order.indexOf(from);
    return others[(at + (by === 1 ? 0 : -1) + others.length) % others.length] ?? null;
  };
  const forward = direction === 'ltr' ? 'right' : 'left';
  switch (step) {
    case 'next':
      return along(1);
    case 'previous':
      return along(-1);
    case 'left':
    case 'right':
      return along(step === forward ? 1 : -1);
    case 'up':
    case 'down':
      return (
        nearest(own?.boxes ?? [], from, step) ??
        nearest(regions.filter((region) => region !== own).flatMap(shownOf), from, step) ??
        order.filter((box) => box !== from).at(step === 'down' ? 0 : -1) ??
        null
      );
  }
}

function regionsInOrder(regions: readonly Region[], direction: 'ltr' | 'rtl'): Region[] {
  const byBox = new Map(regions.map((region) => [region.box, region]));
  return readingOrder([...byBox.keys()], direction).flatMap((box) => byBox.get(box) ?? []);
}

/** What of a region is on the screen, at least in part. */
function shownOf({ box, boxes }: Region): readonly Box[] {
  return boxes.filter(({ top, bottom }) => bottom > box.top && top < box.bottom);
}

/** Row by row. A box belongs to the row whose first box its middle lies beside. */
export function readingOrder(boxes: readonly Box[], direction: 'ltr' | 'rtl' = 'ltr'): Box[] {
  const rows: Box[][] = [];
  for (const box of boxes.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    const row = rows.at(-1);
    const first = row?.[0];
    const middle = (box.top + box.bottom) / 2;
    if (row && first && middle >= first.top && middle <= first.bottom) row.push(box);
    else rows.push([box]);
  }
  return rows.flatMap((row) =>
    row.toSorted((a, b) => (direction === 'ltr' ? a.left - b.left : b.right - a.right)),
  );
}

/** Sideways distance weighs more than distance ahead: people mean the thing straight above or below. */
const SIDEWAYS = 2;

function nearest(boxes: readonly Box[], from: Box, step: 'up' | 'down'): Box | null {
  const ahead = (box: Box) => (step === 'down' ? box.top - from.bottom : from.top - box.bottom);
  // Boxes of neighbouring rows may overlap by a shadow or a rounding; a quarter of a box is not "beside".
  const slack = (box: Box) => Math.min(box.bottom - box.top, from.bottom - from.top) / 4;
  const apart = (box: Box) => Math.max(0, box.left - from.right, from.left - box.right);
  const offCentre = (box: Box) => Math.abs(box.left + box.right - from.left - from.right) / 2;
  const cost = (box: Box) => Math.max(0, ahead(box)) + SIDEWAYS * apart(box) + offCentre(box) / 100;
  return boxes
    .filter((box) => box !== from && ahead(box) >= -slack(box))
    .reduce<Box | null>((best, box) => (best === null || cost(box) < cost(best) ? box : best), null);
}
