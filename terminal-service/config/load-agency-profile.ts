import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AgencyProfile } from '../../rules/agency-profile.ts';
import { SetupError } from '../../serving/setup-error.ts';

const ownProfiles = join(import.meta.dirname, '..', '..', 'rules', 'profiles');

/** Keys of the profile that are files of their own; all others are in `profile.json`. */
const fileOf: Readonly<Record<string, string>> = { fareCards: 'fare-cards.json' };
const MAIN_FILE = 'profile.json';

/**
 * Loads a profile by its name in `rules/profiles`, or from a folder when the name has a slash.
 * @throws {SetupError} with every mistake in it: the file, the key, and what is wrong.
 */
export function loadAgencyProfile(named: string): AgencyProfile {
  const folder = folderOf(named);
  const parts = Object.entries(fileOf).map(([key, file]) => [key, readJson(folder, file)] as const);
  const main = readJson(folder, MAIN_FILE);
  const parsed = AgencyProfile.safeParse(isObject(main) ? { ...main, ...Object.fromEntries(parts) } : main);
  const mistakes = [
    ...Object.entries(fileOf)
      .filter(([key]) => isObject(main) && key in main)
      .map(([key, file]) => `${MAIN_FILE}: ${key}: belongs into ${file}`),
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${placeOf(path)}: ${message}`),
  ];
  if (!parsed.success || mistakes.length > 0)
    throw new SetupError(`The agency profile ${folder} is not valid:\n${indented(mistakes)}`);
  return parsed.data;
}

function folderOf(named: string): string {
  const folder = named.includes('/') ? resolve(named) : join(ownProfiles, named);
  if (named.endsWith('.json'))
    throw new SetupError(
      `The agency profile ${named} is one file. A profile is a folder: ${MAIN_FILE} and, beside it, ${Object.values(fileOf).join(', ')}. Name the folder.`,
    );
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new SetupError(`The agency profile ${folder} cannot be read: there is no such folder.`);
  return folder;
}

function readJson(folder: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    throw new SetupError(
      `The agency profile ${folder} cannot be read (${file}: ${(error as Error).message}).`,
    );
  }
}

/** Where somebody finds what an issue is about: the file, then the keys in it. */
function placeOf([first, ...rest]: readonly PropertyKey[]): string {
  const own = fileOf[String(first)];
  const keys = own ? rest : first === undefined ? [] : [first, ...rest];
  return `${own ?? MAIN_FILE}: ${keys.join('.') || '(whole)'}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
