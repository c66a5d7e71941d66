import { expect, test } from 'vitest';
import { english } from '../../../../kiosk-ui/shell/strings/catalogues.ts';

/** Vowel groups, less a silent e at the end: near enough for an average over thousands of words. */
function syllables(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?<=[^aeiouyl])e$|es$|ed$/, '')
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}

/** Flesch-Kincaid: years of schooling that a text asks for. */
function grade(sentences: readonly string[]): number {
  const words = sentences.flatMap((sentence) => sentence.match(/[A-Za-z']+/g) ?? []);
  const heard = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (heard / words.length) - 15.59;
}

const sentencesOf = (texts: readonly string[]) =>
  texts
    .flatMap((text) => text.replace(/\{[^{}]*\}/g, 'one').split(/[.?!;:]+\s*/))
    .filter((sentence) => sentence.split(' ').length > 2);

/** The kiosk's own texts; staff and technicians read the others. */
const forCustomers = Object.entries(english)
  .filter(([id]) => !/^(dock|counter|diagnostics)\./.test(id))
  .map(([, text]) => text);

test('the texts ask for no more than six years of school', () => {
  expect(grade(sentencesOf(forCustomers))).toBeLessThanOrEqual(6);
});

test('the measure tells hard from easy', () => {
  expect(
    grade(['The adjudication of contested citations necessitates documentary corroboration']),
  ).toBeGreaterThan(12);
  expect(grade(['Put your card on the reader'])).toBeLessThan(3);
});

test('no sentence is longer than people on their feet will read', () => {
  const long = sentencesOf(forCustomers).filter((sentence) => sentence.split(/\s+/).length > 24);
  expect(long).toEqual([]);
});
