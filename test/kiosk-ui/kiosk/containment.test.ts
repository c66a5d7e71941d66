import { describe, expect, test } from 'vitest';
import { isHarmless, type KeyPress } from '../../../kiosk-ui/kiosk/containment.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  altGraph: false,
  ...held,
});

describe('a key that would lead out of the page', () => {
  const functionKeys = Array.from({ length: 24 }, (_, index) => `F${index + 1}`);
  const named = [
    'Escape',
    'ContextMenu',
    'PrintScreen',
    'BrowserBack',
    'BrowserForward',
    'BrowserHome',
    'BrowserRefresh',
    'BrowserSearch',
    'LaunchMail',
    'LaunchApplication1',
    'Meta',
    'Alt',
    'Control',
    'PageUp',
    'PageDown',
    'MediaPlayPause',
    'ZoomIn',
  ];
  test.each([...functionKeys, ...named])('%s is kept from the browser', (key) => {
    expect(isHarmless(press(key))).toBe(false);
  });

  test.each(['a', 'c', 'f', 'l', 'n', 'o', 'p', 's', 't', 'u', 'w', '+', '-', '0', 'Tab', 'ArrowLeft'])(
    '%s with Ctrl, Alt or the system key is kept from the browser',
    (key) => {
      expect(isHarmless(press(key, { ctrlKey: true }))).toBe(false);
      expect(isHarmless(press(key, { altKey: true }))).toBe(false);
      expect(isHarmless(press(key, { metaKey: true }))).toBe(false);
      expect(isHarmless(press(key, { metaKey: true, altGraph: true }))).toBe(false);
    },
  );
});

test.each(['a', 'Ж', 'ե', '한', '𝒳', ' ', 'Enter', 'Backspace', 'ArrowDown', 'Dead', 'Process'])(
  'a customer can still type and move with %s',
  (key) => {
    expect(isHarmless(press(key))).toBe(true);
  },
);

test('characters behind AltGr can be typed, although some systems report Ctrl and Alt with it', () => {
  expect(isHarmless(press('@', { ctrlKey: true, altKey: true, altGraph: true }))).toBe(true);
});
