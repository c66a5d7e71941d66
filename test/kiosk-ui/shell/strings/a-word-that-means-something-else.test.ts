import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const profiles = readdirSync(join(root, 'rules/profiles'));

/** All that is read in one language: on the screen, on paper, and in the agencies' own words. */
function wordsOf(language: string): string {
  return [
    `kiosk-ui/shell/strings/${language}.json`,
    `receipts/strings/${language}.json`,
    ...profiles.map((profile) => `rules/profiles/${profile}/words/${language}.json`),
  ]
    .map(read)
    .join('\n');
}

test.each([
  ['es', 'no paró por mí', 'did not stop because of me'],
  ['es', 'Tarde, temprano', 'early in the day'],
  ['es', 'Elogio', 'a eulogy'],
  ['es', 'elogi', 'the same'],
  ['es', '"Contarnos', 'for us to be told'],
  ['es', 'No se dio', 'it did not happen'],
  ['es', 'No impugna', 'a word of lawyers, said of the form and not of who files it'],
  ['es', '"Bajar"', 'to get off'],
  ['zh-Hans', '月票', 'a pass for a month'],
  ['zh-Hant', '月票', 'a pass for a month'],
  ['zh-Hant', '定期票', "a commuter's pass"],
  ['ja', '定期券', "a commuter's pass"],
  ['ko', '정기권', "a commuter's pass"],
  ['zh-Hans', '上移', 'to move an entry up'],
  ['zh-Hant', '上移', 'to move an entry up'],
  ['fa', 'دیدن کارت', 'to look at a card'],
])('%s: nobody reads "%s", which means %s', (language, word) => {
  expect(wordsOf(language)).not.toContain(word);
});

test.each([
  ['zh-Hans', '通行证'],
  ['zh-Hant', '通行證'],
  ['ja', '乗車パス'],
  ['ko', '교통 패스'],
])('%s: a pass is called the same on the screen and on paper', (language, pass) => {
  const screen: Record<string, string> = JSON.parse(read(`kiosk-ui/shell/strings/${language}.json`));
  const paper: Record<string, string> = JSON.parse(read(`receipts/strings/${language}.json`));
  expect(screen['cardSummary.pass']).toContain(pass);
  expect(paper['summary.pass']).toContain(pass);
});

test('what this kiosk cannot show is no fault of the card, and no riddle to the agency’s own customers', () => {
  const {
    'cardProblem.protected': locked,
    'cardProblem.keyRefused': refused,
    'cardProblem.keyMissing': missing,
  } = JSON.parse(read('kiosk-ui/shell/strings/en.json')) as Record<string, string>;
  expect(new Set([locked, refused, missing])).toEqual(
    new Set(['This kiosk cannot show this part. Your card is fine. A member of staff can help you.']),
  );
});
