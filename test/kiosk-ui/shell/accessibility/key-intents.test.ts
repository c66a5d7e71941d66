import { expect, test } from 'vitest';
import { intentOf, staysInField, usualKeys } from '../../../../kiosk-ui/shell/accessibility/key-intents.ts';
import { loadConfig } from '../../../../terminal-service/config/config.ts';

test('the keys that the page assumes are those that the service gives when none are configured', () => {
  expect(loadConfig({ CONFIG: `${import.meta.dirname}/no-keys.json` }).keys).toEqual(usualKeys);
});

test('a pad that sends function keys does what its map says', () => {
  const pad = { ...usualKeys, up: ['F15'], select: ['F19', 'Enter'] };
  expect(intentOf('F15', pad)).toBe('up');
  expect(intentOf('F19', pad)).toBe('select');
  expect(intentOf('ArrowUp', pad)).toBeNull();
  expect(intentOf('KeyA', pad)).toBeNull();
});

test.each([
  ['left', { text: 'ab', start: 2, end: 2 }, true],
  ['left', { text: 'ab', start: 0, end: 0 }, false],
  ['right', { text: 'ab', start: 1, end: 1 }, true],
  ['right', { text: 'ab', start: 2, end: 2 }, false],
  ['up', { text: 'a\nb', start: 2, end: 2 }, true],
  ['up', { text: 'a\nb', start: 1, end: 1 }, false],
  ['up', { text: '\nb', start: 0, end: 0 }, false],
  ['down', { text: 'a\nb', start: 1, end: 1 }, true],
  ['down', { text: 'a\nb', start: 3, end: 3 }, false],
  ['down', { text: '', start: 0, end: 0 }, false],
] as const)(
  '%s leaves the field at the edge of its text and moves the caret before that',
  (intent, caret, stays) => {
    expect(staysInField(caret, intent)).toBe(stays);
  },
);
