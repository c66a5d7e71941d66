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
    expect(refusal('./our-agency.json')).toMatch(
      /^The agency profile \.\/our-agency\.json is one file\. A profile is a folder: profile\.json and, beside it, .*fare-cards\.json.*\. Name the folder\.$/,
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
    expect(refusal(folder)).toContain('\n  profile.json: (whole): Invalid input: expected object');
  });

  it('when a part lies in the wrong file', () => {
    const { folder, change } = copiedProfile();
    change('profile.json', (text) => text.replace('{', '{ "fareCards": {},'));
    expect(refusal(folder)).toContain('\n  profile.json: fareCards: belongs into fare-cards.json');
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
});
