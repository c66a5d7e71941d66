import { parse } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { CardDropReason } from '../../../../contract/cards.ts';
import english from '../../../../kiosk-ui/shell/strings/en.json' with { type: 'json' };

test.each(Object.entries(english))('%s can be formatted', (_id, text) => {
  expect(() => parse(text)).not.toThrow();
  expect(text.trim()).not.toBe('');
});

test('every reason for a card not being read has its words', () => {
  for (const reason of CardDropReason.options) expect(english).toHaveProperty([`cardNotRead.${reason}`]);
});
