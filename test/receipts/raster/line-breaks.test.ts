import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, unbreakablePieces } from '../../../receipts/raster/line-breaks.ts';
import { sentences } from './languages.ts';

/** One dot for each letter as a reader counts them. */
const letters = (text: string) => [...new Intl.Segmenter('en').segment(text)].length;
const inLines = (text: string, width: number, language = 'en') => breakLines(text, language, width, letters);

describe('a line too long for the paper', () => {
  it('ends between words, without the blank there', () => {
    expect(inLines('We have received your complaint.', 12)).toEqual([
      'We have',
      'received',
      'your',
      'complaint.',
    ]);
  });

  it('does not end inside a case number or a hyphenated word', () => {
    expect(inLines('Case 7QK-00042-M filed', 14)).toEqual(['Case', '7QK-00042-M', 'filed']);
  });

  it('does not end inside a telephone number', () => {
    expect(inLines('Call us (213) 555-0100 today', 16)).toEqual(['Call us', '(213) 555-0100', 'today']);
  });

  it('keeps quotation marks and full stops with their words', () => {
    expect(inLines('He said “stop here”. (Twice.)', 9)).toEqual(['He said', '“stop', 'here”.', '(Twice.)']);
  });

  it('splits such a word after its own hyphen, but not one that fits, and no number', () => {
    expect(inLines('ng pakikipag-ugnayan o', 16, 'tl')).toEqual(['ng', 'pakikipag-', 'ugnayan o']);
    expect(inLines('ang pag-uulat', 10, 'tl')).toEqual(['ang', 'pag-uulat']);
    expect(inLines('TST-00042-G', 8)).toEqual(['TST-0004', '2-G']);
  });

  it('splits a word only when it alone is wider than the paper', () => {
    expect(inLines('see https://example.org/a for', 10)).toEqual([
      'see',
      'https://ex',
      'ample.org/',
      'a for',
    ]);
  });

  it('ends where the text says so, and keeps an empty line', () => {
    expect(inLines('one\n\ntwo', 10)).toEqual(['one', '', 'two']);
  });

  it('does not end at a no-break blank', () => {
    expect(inLines('fee $2.50\u00a0each', 9)).toEqual(['fee', '$2.50\u00a0eac', 'h']);
  });
});

describe('a line in a script without blanks', () => {
  it('does not begin with a closing mark or end with an opening one (Chinese)', () => {
    for (let width = 5; width < 12; width++)
      for (const line of inLines('您的投诉已收到。我们（将）在“直角”答复！', width, 'zh-Hans')) {
        expect(line).not.toMatch(/^[。”）！]/);
        expect(line).not.toMatch(/[“（]$/);
      }
  });

  it('ends between Thai words', () => {
    expect(inLines('เราได้รับเรื่องร้องเรียน', 8, 'th')).toEqual(['เราได้รับ', 'เรื่องร้อง', 'เรียน']);
  });

  it('ends between Khmer words, and where the writer put a zero-width blank', () => {
    expect(unbreakablePieces('ពាក្យបណ្តឹងរបស់អ្នក', 'km').length).toBeGreaterThan(2);
    expect(unbreakablePieces('ក្រុម\u200bហ៊ុន', 'km')[0]).toBe('ក្រុម\u200b');
  });

  it('keeps Korean words whole', () => {
    expect(inLines('민원이 접수되었습니다.', 8, 'ko')).toEqual(['민원이', '접수되었습니다.']);
  });
});

describe('every text at every width', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .tuple(fc.constantFrom(...Object.values(sentences)), fc.nat(80))
      .map(([text, start]) => text.slice(start)),
  );
  const anyLanguage = fc.constantFrom(...Object.keys(sentences));

  it('comes out whole: nothing lost, nothing doubled but blanks at line ends', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, fc.integer({ min: 1, max: 40 }), (text, language, width) => {
        const bare = (value: string) => value.replace(/[\s\u200b]/g, '');
        expect(bare(inLines(text, width, language).join(''))).toBe(bare(text));
      }),
    );
  });

  it('has no line wider than the paper, unless a single letter is', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, fc.integer({ min: 1, max: 40 }), (text, language, width) => {
        for (const line of inLines(text, width, language)) expect(letters(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
