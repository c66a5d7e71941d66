import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { receiptLanguageFor, receiptLanguages, receiptText } from '../../receipts/receipt-text.ts';
import { catalogues, reviewed } from '../../receipts/strings/catalogues.ts';

/** The arguments of a message, and which of them are counted. */
function argumentsOf(message: string): string[] {
  const names = (elements: readonly MessageFormatElement[]): string[] =>
    elements.flatMap((element) => {
      if (element.type === TYPE.argument) return [element.value];
      if (element.type !== TYPE.plural) return [];
      const inside = Object.values(element.options).flatMap(({ value }) => names(value));
      return [`plural ${element.value}`, ...inside];
    });
  return [...new Set(names(parse(message)))].sort();
}

describe.each(receiptLanguages)('the texts of receipts in %s', (language) => {
  it('say everything, with the arguments that the English has', () => {
    for (const [key, english] of Object.entries(catalogues.en)) {
      const own = catalogues[language][key as keyof typeof catalogues.en];
      expect(own.trim(), key).not.toBe('');
      expect(argumentsOf(own), key).toEqual(argumentsOf(english));
    }
    expect(Object.keys(catalogues[language]).sort()).toEqual(Object.keys(catalogues.en).sort());
  });

  it('have a plural form for every count', () => {
    const { sentence } = receiptText(language);
    for (const count of [0, 1, 2, 3, 5, 11, 21, 100]) {
      const said = sentence('dispute.files', { count });
      expect(said).not.toContain('#');
      if (count > 2) expect(said).toContain(String(count));
    }
  });

  it('are not English left over', () => {
    if (language === 'en') return;
    const same = Object.entries(catalogues.en)
      .filter(([key, english]) => catalogues[language][key as keyof typeof catalogues.en] === english)
      .map(([key]) => key);
    // Words that Spanish and Tagalog share with English, and the comma.
    const shared = ['list.separator', 'readiness.terminal', 'summary.note', 'test.printer', 'complaint.card'];
    const loans = ['mode.bus', 'mode.subway', 'mode.lightRail'];
    expect(same.filter((key) => ![...shared, ...loans].includes(key))).toEqual([]);
  });

  it('write dates in the common calendar and digits that are typed in', () => {
    const text = receiptText(language);
    for (const written of [
      text.day('2026-04-04'),
      text.localTime('2026-03-14T08:05'),
      text.money(12_75, 'USD'),
    ])
      expect(written).toMatch(/[0-9]/);
    expect(text.day('2026-04-04')).toContain('2026');
  });
});

it('only the English has been read by somebody who speaks it', () => {
  expect(Object.entries(reviewed).filter(([, is]) => is)).toEqual([['en', true]]);
});

it.each([
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-CN', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['es-419', 'es'],
  ['fil', 'tl'],
  ['xx', 'en'],
  ['not a tag', 'en'],
])('%s is written in %s', (wanted, written) => {
  expect(receiptLanguageFor(wanted)).toBe(written);
  expect(receiptText(wanted).sentence('complaint.title')).toBe(
    catalogues[written as keyof typeof catalogues]['complaint.title'],
  );
});

it('Spanish amounts are those of the Americas', () => {
  expect(receiptText('es').money(12_75, 'USD')).toBe('$12.75');
});
