import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Extent, turnStep } from '../../../../kiosk-ui/shell/design/turn-step.ts';

const view = { top: 100, bottom: 300 };

test('what is cut off at the edge comes first after the turn', () => {
  expect(turnStep(view, [{ top: 250, bottom: 340 }], 1)).toBe(150);
  expect(turnStep(view, [{ top: 40, bottom: 120 }], -1)).toBe(-160);
});

test('where nothing is cut, some of what was seen stays', () => {
  expect(turnStep(view, [{ top: 120, bottom: 160 }], 1)).toBe(160);
});

test('turned to the end, every thing that fits has been whole, however they lie', () => {
  const heights = fc.array(fc.integer({ min: 5, max: 200 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(heights, fc.constantFrom<1 | -1>(1, -1), (list, way) => {
      const things: Extent[] = [];
      for (const height of list) {
        const top = (things.at(-1)?.bottom ?? -3) + 3;
        things.push({ top, bottom: top + height });
      }
      const length = Math.max(things.at(-1)?.bottom ?? 0, 200);
      let scrolled = way === 1 ? 0 : length - 200;
      const seen = new Set<number>();
      for (let turns = 0; turns < 200; turns++) {
        const shown = things.map((thing) => ({ top: thing.top - scrolled, bottom: thing.bottom - scrolled }));
        for (const [index, thing] of shown.entries())
          if (thing.top >= -1 && thing.bottom <= 201) seen.add(index);
        const next = scrolled + turnStep({ top: 0, bottom: 200 }, shown, way);
        const held = Math.min(Math.max(next, 0), length - 200);
        if (held === scrolled) break;
        scrolled = held;
      }
      expect(seen.size).toBe(things.length);
    }),
  );
});
