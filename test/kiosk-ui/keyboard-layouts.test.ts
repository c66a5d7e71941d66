import { expect, test } from 'vitest';
import { latinQwerty } from '../../kiosk-ui/design/keyboard-layouts.ts';

const layers = Object.entries(latinQwerty);

test.each(layers)('%s: rows are equally wide, so that keys stand in columns', (_name, layer) => {
  const widths = layer.map((row) => row.reduce((sum, key) => sum + (key.wide ?? 1), 0));
  expect(new Set(widths).size).toBe(1);
});

test.each(layers)('%s: no key is there twice in a row', (_name, layer) => {
  for (const row of layer) expect(new Set(row.map((key) => JSON.stringify(key))).size).toBe(row.length);
});

test.each(layers)('%s: a mistake can be deleted', (_name, layer) => {
  expect(layer.flat().some((key) => 'acts' in key && key.acts === 'backspace')).toBe(true);
});

test('an e-mail address can be typed without changing the layer', () => {
  const keys = latinQwerty.email.flat().flatMap((key) => ('types' in key ? [key.types] : []));
  expect(keys).toEqual(expect.arrayContaining(['@', '.', '-', '_', '+', 'a', 'z', '0', '9']));
});
