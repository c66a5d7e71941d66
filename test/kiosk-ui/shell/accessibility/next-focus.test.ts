import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Box,
  nextFocus,
  type Region,
  readingOrder,
} from '../../../../kiosk-ui/shell/accessibility/next-focus.ts';

const box = (left: number, top: number, width = 90, height = 40): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/** All in one part of the page, with where focus is. */
const whole = (boxes: readonly Box[], from: Box): Region[] => [
  { box: box(0, 0, 1200, 2000), boxes: [...new Set([...boxes, from])] },
];

/** Two columns and three rows, and one wide box below. */
const a1 = box(0, 0);
const b1 = box(100, 0);
const a2 = box(0, 50);
const b2 = box(100, 50);
const a3 = box(0, 100);
const b3 = box(100, 100);
const wide = box(0, 150, 190);
const page = [a1, b1, a2, b2, a3, b3, wide];

test.each([
  ['down', a1, a2],
  ['down', b2, b3],
  ['down', a3, wide],
  ['up', wide, a3],
  ['up', b2, b1],
  ['right', a1, b1],
  ['right', b1, a2],
  ['left', a2, b1],
  ['next', wide, a1],
  ['previous', a1, wide],
  ['down', wide, a1],
  ['up', b1, wide],
] as const)('%s', (step, from, to) => {
  expect(nextFocus(whole(page, from), from, step)).toBe(to);
});

test('right to left, the left arrow goes on and the right one back', () => {
  expect(nextFocus(whole(page, b1), b1, 'left', 'rtl')).toBe(a1);
  expect(nextFocus(whole(page, a1), a1, 'left', 'rtl')).toBe(b2);
  expect(nextFocus(whole(page, b2), b2, 'right', 'rtl')).toBe(a1);
});

test('from a heading, which cannot be pressed itself, down and next go to what stands below it', () => {
  const heading = box(0, -60, 190, 30);
  expect(nextFocus(whole(page, heading), heading, 'down')).toBe(a1);
  expect(nextFocus(whole(page, heading), heading, 'next')).toBe(a1);
});

test('up and down mean what stands straight above or below, not what is a little nearer at the side', () => {
  const far = box(0, 120);
  const near = box(200, 60);
  expect(nextFocus(whole([a1, far, near], a1), a1, 'down')).toBe(far);
});

test('keys of one row that differ in height are still one row', () => {
  const low = box(0, 12, 40, 36);
  const tall = box(50, 0, 40, 60);
  expect(readingOrder([tall, low])).toEqual([low, tall]);
});

/** A list of six, of which three are shown, over two buttons that stand where the fourth and fifth would be drawn. */
const list = (scrolled: number): Region => ({
  box: box(0, 0, 190, 150),
  boxes: Array.from({ length: 6 }, (_, line) => box(0, 50 * line - scrolled, 190)),
});
const below: Region = { box: box(0, 150, 190, 100), boxes: [box(0, 155), box(100, 155), box(0, 205, 190)] };

test.each([0, 70, 150])(
  'what is scrolled away comes in its own part, not between what is drawn there (%i)',
  (scrolled) => {
    const upper = list(scrolled);
    const order = [...upper.boxes, ...below.boxes];
    for (const [place, from] of order.entries()) {
      expect(nextFocus([below, upper], from, 'next')).toBe(order[(place + 1) % order.length]);
      expect(nextFocus([below, upper], from, 'left')).toBe(order.at(place - 1));
    }
  },
);

test('down goes on in the list to its end before it leaves it, and up comes back to what of it is seen', () => {
  const upper = list(0);
  expect(nextFocus([upper, below], upper.boxes[2] as Box, 'down')).toBe(upper.boxes[3]);
  const [first] = below.boxes as [Box];
  expect(nextFocus([upper, below], first, 'up')).toBe(upper.boxes[2]);
});

test('alone on the page it stays, and on an empty page there is nowhere to go', () => {
  expect(nextFocus(whole([a1], a1), a1, 'down')).toBeNull();
  expect(nextFocus(whole([a1], a1), a1, 'next')).toBeNull();
  expect(nextFocus(whole([], a1), a1, 'next')).toBeNull();
});

const anyBox = fc
  .tuple(fc.nat(800), fc.nat(1500), fc.integer({ min: 5, max: 400 }), fc.integer({ min: 5, max: 200 }))
  .map(([left, top, width, height]) => box(left, top, width, height));
const anyPage = fc.array(anyBox, { minLength: 2, maxLength: 40 });

test('one switch alone comes to everything on any page: nothing is out of reach, nothing is a trap', () => {
  fc.assert(
    fc.property(anyPage, fc.constantFrom('ltr', 'rtl'), (boxes, direction) => {
      const seen = new Set<Box>();
      let at = boxes[0] ?? expect.fail();
      for (let step = 0; step < boxes.length; step++) {
        seen.add(at);
        at = nextFocus(whole(boxes, at), at, 'next', direction) ?? expect.fail();
      }
      expect(seen.size).toBe(boxes.length);
    }),
  );
});

test('every key moves somewhere from everywhere', () => {
  fc.assert(
    fc.property(anyPage, fc.constantFrom('up', 'down', 'left', 'right'), (boxes, step) => {
      for (const from of boxes) {
        const to = nextFocus(whole(boxes, from), from, step);
        expect(to).not.toBeNull();
        expect(to).not.toBe(from);
      }
    }),
  );
});
