import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { english } from '../../../../kiosk-ui/shell/strings/catalogues.ts';
import { pseudoMessage } from '../../../../kiosk-ui/shell/strings/pseudo.ts';

const said = (message: string, values = {}) =>
  String(new IntlMessageFormat(pseudoMessage(message), 'en').format(values));

test('arguments and plurals still work in the pseudo-language', () => {
  expect(said(english['narrative.left'], { left: 1 })).toMatch(/^\[1 çĥåŕåçţéŕ ļéƒţ .+\]$/);
  expect(said(english['narrative.left'], { left: 2 })).toMatch(/^\[2 çĥåŕåçţéŕš ļéƒţ .+\]$/);
  expect(said(english['filed.title'], { kind: 'suggestion' })).toContain('îðéå'.replace('ð', 'ď'));
});

test.each(Object.entries(english))(
  '%s grows by 40 % at least, and not beyond what a language does',
  (_id, message) => {
    // What a value adds is not the catalogue's to stretch, so values are empty here.
    const values = { kind: 'other', seconds: 9, left: 9, page: 1, pages: 2, step: 1, steps: 2 };
    const filled = new Proxy(values, { get: (known, name) => known[name as 'page'] ?? '', has: () => true });
    const before = String(new IntlMessageFormat(message, 'en').format(filled));
    const after = said(message, filled).length;
    expect(after).toBeGreaterThanOrEqual(Math.floor(before.length * 1.4));
    expect(after).toBeLessThanOrEqual(before.length * 1.6 + 12);
  },
);
