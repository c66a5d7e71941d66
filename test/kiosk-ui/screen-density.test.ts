import { expect, test } from 'vitest';
import { pixelsPerMillimetre } from '../../kiosk-ui/design/screen-density.ts';

test('a 32-inch screen has 2.71 pixels to the millimetre, standing or lying', () => {
  expect(pixelsPerMillimetre(1080, 1920)).toBeCloseTo(2.71, 2);
  expect(pixelsPerMillimetre(1920, 1080)).toBeCloseTo(2.71, 2);
});

test('a screen that was measured has millimetres of its own, however it is turned', () => {
  const screen = { widthMm: 476, heightMm: 268 };
  expect(pixelsPerMillimetre(1920, 1080, screen)).toBeCloseTo(1920 / 476, 1);
  expect(pixelsPerMillimetre(1080, 1920, screen)).toBeCloseTo(1920 / 476, 1);
});
