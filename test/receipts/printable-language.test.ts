import { describe, expect, it } from 'vitest';
import { printableLanguage } from '../../receipts/printable-language.ts';
import { receiptLanguages } from '../../receipts/receipt-text.ts';
import { loadAgencyProfile } from '../../terminal-service/config/load-agency-profile.ts';
import { printedCategories } from '../../terminal-service/modules/filing/filed-receipt.ts';
import { paper58mm, paper80mm } from './facts.ts';

const agency = loadAgencyProfile('los-angeles-county');

describe('the language of a receipt', () => {
  it.each(receiptLanguages)('is %s when it is wanted, with all that the agency says in it', (language) => {
    const words = printedCategories(agency, language);
    expect(words).toHaveLength(8);
    for (const paper of [paper80mm, paper58mm])
      expect(printableLanguage(language, paper, words)).toBe(language);
  });

  it('is English where a word of the agency cannot be put on paper, and asked again it still is', () => {
    for (const _ of [1, 2]) {
      expect(printableLanguage('vi', paper80mm, ['Xe không dừng', 'An toàn 😀'])).toBe('en');
      expect(printableLanguage('vi', paper80mm, ['Xe không dừng', 'An toàn'])).toBe('vi');
    }
  });
});
