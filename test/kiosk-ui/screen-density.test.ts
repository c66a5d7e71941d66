import { expect, test } from 'vitest';
import { pixelsPerMillimetre } from '../../kiosk-ui/design/screen-density.ts';

test('a 32-inch screen has 2.71 pixels to the millimetre, standing or lying', () => {
  expect(pixelsPerMillimetre(1080, 1920)).toBeCloseTo(2.71, 2);
  expect(pixelsPerMillimetre(1920, 1080)).toBeCloseTo(2.71, 2);
});
