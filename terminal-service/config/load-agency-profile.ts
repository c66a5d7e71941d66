import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AgencyProfile } from '../../rules/agency-profile.ts';
import { SetupError } from '../../serving/setup-error.ts';

const ownProfiles = join(import.meta.dirname, '..', '..', 'rules', 'profiles');

const MAIN_FILE = 'profile.json';
/** Keys of the profile that are files of their own, and one that is a folder of files; the rest is in the main file. */
const fileOf: Readonly<Record<string, string>> = {
  forms: 'forms.json',
  fareCards: 'fare-cards.json',
};
const WORDS = 'words';

/**
 * Loads a profile by its name in `rules/profiles`, or from a folder when the name has a slash.
 * @throws {SetupError} with every mistake in it: the file, the key, and what is wrong.
 */
export function loadAgencyProfile(named: string): AgencyProfile {
  const folder = folderOf(named);
  const parts = {
    ...Object.fromEntries(Object.entries(fileOf).map(([key, file]) => [key, readJson(folder, file)])),
    [WORDS]: readWords(folder),
  };
  const main = readJson(folder, MAIN_FILE);
  const parsed = AgencyProfile.safeParse(isObject(main) ? { ...main, ...parts } : main);
  const mistakes = [
    ...Object.keys(parts)
      .filter((key) => isObject(main) && key in main)
      .map((key) => `${MAIN_FILE}: ${key}: belongs into ${fileOf[key] ?? `${WORDS}/`}`),
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${placeOf(path)}: ${message}`),
  ];
  if (!parsed.success || mistakes.length > 0)
    throw new SetupError(
      `The agency profile ${folder} is not valid:\n${mistakes.map((line) => `  ${line}`).join('\n')}`,
    );
  return parsed.data;
}

function folderOf(named: string): string {
  if (named.endsWith('.json'))
    throw new SetupError(
      `The agency profile ${named} is one file. A profile is a folder with ${[MAIN_FILE, ...Object.values(fileOf)].join(', ')} and ${WORDS}/ in it. Name the folder.`,
    );
  const folder = named.includes('/') ? resolve(named) : join(ownProfiles, named);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new SetupError(`The agency profile ${folder} cannot be read: there is no such folder.`);
  return folder;
}

/** A file for each language, named by its tag: what somebody who has the language as their own reads in one go. */
function readWords(folder: string): unknown {
  const files = tryIn(folder, WORDS, () => readdirSync(join(folder, WORDS))).filter((name) =>
    name.endsWith('.json'),
  );
  return Object.fromEntries(
    files.map((file) => [basename(file, '.json'), readJson(folder, join(WORDS, file))]),
  );
}

function readJson(folder: string, file: string): unknown {
  return tryIn(folder, file, () => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

function tryIn<Content>(folder: string, file: string, read: () => Content): Content {
  try {
    return read();
  } catch (error) {
    throw new SetupError(
      `The agency profile ${folder} cannot be read (${file}: ${(error as Error).message}).`,
    );
  }
}

/** Where somebody finds what an issue is about: the file, then the keys in it. */
function placeOf(path: readonly PropertyKey[]): string {
  const [first, second] = path.map(String);
  const [file, keys] =
    first === WORDS
      ? [second === undefined ? `${WORDS}/` : `${WORDS}/${second}.json`, path.slice(2)]
      : first !== undefined && fileOf[first]
        ? [fileOf[first], path.slice(1)]
        : [MAIN_FILE, path];
  return [file, ...(keys.length > 0 ? [keys.join('.')] : [])].join(': ');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
