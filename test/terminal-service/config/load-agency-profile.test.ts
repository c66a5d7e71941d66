import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAgencyProfile } from '../../../terminal-service/config/load-agency-profile.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const own = join(import.meta.dirname, '..', '..', '..', 'rules', 'profiles', 'los-angeles-county');

/** A copy of the profile that comes with the project, to be broken. */
function copiedProfile() {
  const folder = join(temporaryFolder(), 'agency');
  cpSync(own, folder, { recursive: true });
  const change = (file: string, edit: (text: string) => string): void => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const edited = edit(text);
    if (edited === text) throw new Error(`nothing to change in ${file}`);
    writeFileSync(path, edited);
  };
  return { folder, change };
}

/** What the person at the console is told. */
function refusal(named: string): string {
  try {
    loadAgencyProfile(named);
  } catch (error) {
    expect((error as Error).name).toBe('SetupError');
    return (error as Error).message;
  }
  throw new Error('the profile was taken');
}

describe('a profile', () => {
  it('is taken by its name and from a folder alike', () => {
    const named = loadAgencyProfile('los-angeles-county');
    expect(named).toMatchObject({ name: 'LA Metro', timeZone: 'America/Los_Angeles' });
    expect(named.fareCards.nextfareClassic?.name).toBe('TAP');
    expect(loadAgencyProfile(copiedProfile().folder)).toEqual(named);
  });
});

describe('a profile is refused with file, key and reason', () => {
  it('when there is none', () => {
    expect(refusal('atlantis')).toMatch(
      /rules\/profiles\/atlantis cannot be read: there is no such folder\.$/,
    );
  });

  it('when it is one file, as profiles once were', () => {
    expect(refusal('./our-agency.json')).toBe(
      'The agency profile ./our-agency.json is one file. A profile is a folder with profile.json, forms.json, fare-cards.json and words/ in it. Name the folder.',
    );
  });

  it('when a file is missing', () => {
    const { folder } = copiedProfile();
    rmSync(join(folder, 'fare-cards.json'));
    expect(refusal(folder)).toContain(`${folder} cannot be read (fare-cards.json: ENOENT`);
  });

  it('when a file is not JSON', () => {
    const { folder, change } = copiedProfile();
    change('profile.json', (text) => text.slice(0, -3));
    expect(refusal(folder)).toContain(`${folder} cannot be read (profile.json: `);
  });

  it('when a file is no object', () => {
    const { folder, change } = copiedProfile();
    change('profile.json', () => '[]');
    expect(refusal(folder)).toContain('\n  profile.json: Invalid input: expected object');
  });

  it('when a part lies in the wrong file', () => {
    const { folder, change } = copiedProfile();
    change('profile.json', (text) => text.replace('{', '{ "fareCards": {}, "words": {},'));
    expect(refusal(folder)).toContain(`is not valid:
  profile.json: fareCards: belongs into fare-cards.json
  profile.json: words: belongs into words/`);
  });

  it('with every mistake in it', () => {
    const { folder, change } = copiedProfile();
    change('profile.json', (text) => text.replace('America/Los_Angeles', 'America/Atlantis'));
    change('fare-cards.json', (text) => text.replaceAll('America/Los_Angeles', 'Mars'));
    expect(refusal(folder)).toBe(
      `The agency profile ${folder} is not valid:
  profile.json: timeZone: is not an IANA time zone
  fare-cards.json: desfire.1.timeZone: is not an IANA time zone
  fare-cards.json: desfire.2.timeZone: is not an IANA time zone`,
    );
  });

  it.each<[string, string, (text: string) => string, string]>([
    [
      'a department that does not exist owns a form',
      'forms.json',
      (text) => text.replace('"owner": "customerRelations"', '"owner": "nobody"'),
      'forms.json: complaint.owner: there is no department nobody',
    ],
    [
      'a department that does not exist owns a category',
      'forms.json',
      (text) => text.replace('"owner": "fareService"', '"owner": "constructor"'),
      'forms.json: complaint.categories.4.owner: there is no department constructor',
    ],
    [
      'a form has a category twice',
      'forms.json',
      (text) => text.replace('"category": "operatorConduct"', '"category": "safety"'),
      'forms.json: complaint.categories.6: safety is listed twice',
    ],
    [
      'a kind of case is not known',
      'forms.json',
      (text) => text.replace('"suggestion"', '"idea"'),
      'forms.json: no kind of case is called idea',
    ],
    [
      'a picture is not known',
      'forms.json',
      (text) => text.replace('"icon": "fare"', '"icon": "coin"'),
      'forms.json: complaint.categories.4.icon: Invalid option: expected one of "employee"',
    ],
    [
      'a promise is no number of days',
      'forms.json',
      (text) => text.replace('"answerWithinDays": 21', '"answerWithinDays": 0'),
      'forms.json: complaint.answerWithinDays: Too small',
    ],
    [
      'the menu offers a form that the profile does not have',
      'profile.json',
      (text) => text.replace('"suggestion"]', '"citationDispute"]'),
      'profile.json: menu.1.forms.2: the profile has no form citationDispute',
    ],
    [
      'a form that asks for a category has none',
      'forms.json',
      (text) => text.replace(/,\s*"categories": \[[^\]]*\]/, ''),
      'forms.json: complaint: asks for a category, and there is none to choose',
    ],
    [
      'the menu offers a form twice',
      'profile.json',
      (text) => text.replace('"suggestion"]', '"complaint"]'),
      'profile.json: menu.1.forms.2: the form complaint is offered twice',
    ],
    [
      'the menu has an entry twice',
      'profile.json',
      (text) => text.replace('"openDraft"', '"checkCard"'),
      'profile.json: menu.3.entry: checkCard is offered twice',
    ],
    [
      'the menu has an entry that the pages do not know',
      'profile.json',
      (text) => text.replace('"openDraft"', '"horoscope"'),
      'profile.json: menu.3.entry: the menu knows no such entry',
    ],
    [
      'a department has no English name',
      'profile.json',
      (text) => text.replace('{ "en": "Lost and Found" }', '{ "es": "Objetos perdidos" }'),
      'profile.json: departments.lostAndFound: has no name in en',
    ],
    [
      'a category lacks its words in a language',
      'words/pa.json',
      (text) => text.replace(/ *"safety".*\n/, ''),
      'words/pa.json: safety: has no words',
    ],
    [
      'a category lacks its name in a language of the pages',
      'words/vi.json',
      (text) => text.replace('"name": "An toàn", ', ''),
      'words/vi.json: safety.name: is wanted, for the pages are in this language',
    ],
    [
      'a category lacks its word on paper',
      'words/vi.json',
      (text) => text.replace(', "printed": "An toàn"', ''),
      'words/vi.json: safety.printed: Invalid input: expected string, received undefined',
    ],
    [
      'there are words for what is no category',
      'words/en.json',
      (text) => text.replace('{', '{ "saftey": { "name": "Safety", "printed": "Safety" },'),
      'words/en.json: saftey: is no category of any form',
    ],
  ])('when %s', (_what, file, edit, sentence) => {
    const { folder, change } = copiedProfile();
    change(file, edit);
    const said = refusal(folder);
    expect(said).toMatch(new RegExp(`^The agency profile ${folder} is not valid:\n`));
    expect(said).toContain(`\n  ${sentence}`);
  });

  it('when the menu offers a form that the profile has and the program does not', () => {
    const { folder, change } = copiedProfile();
    change('forms.json', (text) => text.replace('"lostItem"', '"citationDispute"'));
    change('profile.json', (text) => text.replace('"suggestion"]', '"citationDispute"]'));
    expect(refusal(folder)).toContain(
      '\n  profile.json: menu.1.forms.2: this program has no form citationDispute',
    );
  });

  it('when a language has no words', () => {
    const { folder } = copiedProfile();
    rmSync(join(folder, 'words', 'km.json'));
    expect(refusal(folder)).toContain('\n  words/km.json: there are no words in this language');
  });

  it('when there are words in a language that nobody is spoken to in', () => {
    const { folder } = copiedProfile();
    writeFileSync(join(folder, 'words', 'de.json'), '{}');
    expect(refusal(folder)).toContain('\n  words/: no page and no receipt is in de');
  });
});
