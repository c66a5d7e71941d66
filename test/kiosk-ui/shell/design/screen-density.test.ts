import { expect, test } from 'vitest';
import { applyScreenDensity, pixelsPerMillimetre } from '../../../../kiosk-ui/shell/design/screen-density.ts';

test('a 32-inch screen has 2.71 pixels to the millimetre, standing or lying', () => {
  expect(pixelsPerMillimetre(1080, 1920)).toBeCloseTo(2.71, 2);
  expect(pixelsPerMillimetre(1920, 1080)).toBeCloseTo(2.71, 2);
});

test('a screen that was measured has millimetres of its own, however it is turned', () => {
  const screen = { widthMm: 476, heightMm: 268 };
  expect(pixelsPerMillimetre(1920, 1080, screen)).toBeCloseTo(1920 / 476, 1);
  expect(pixelsPerMillimetre(1080, 1920, screen)).toBeCloseTo(1920 / 476, 1);
});

test('a small screen is known as such in the direction in which it is small', () => {
  const root = { style: { setProperty: () => undefined }, dataset: {} as DOMStringMap };
  const window = {
    innerWidth: 1080,
    innerHeight: 1920,
    document: { documentElement: root },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  } as unknown as Window;
  applyScreenDensity(window);
  expect(root.dataset).toEqual({ width: 'wide', height: 'deep' });
  applyScreenDensity(window, { widthMm: 194, heightMm: 345 });
  expect(root.dataset).toEqual({ width: 'narrow', height: 'deep' });
  applyScreenDensity(Object.assign(window, { innerWidth: 1920, innerHeight: 1080 }), {
    widthMm: 345,
    heightMm: 194,
  });
  expect(root.dataset).toEqual({ width: 'wide', height: 'shallow' });
});
