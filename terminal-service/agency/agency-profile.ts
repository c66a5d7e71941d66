import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { SetupError, sentences } from '../../serving/setup-error.ts';
import { FareCardProfiles } from './fare-card-profile.ts';

/** Rules and names of one agency: data, with where they come from and since when they hold. */
const AgencyProfile = z.strictObject({
  id: z.string().min(1),
  version: z.int().positive(),
  effectiveFrom: z.iso.date(),
  sources: z
    .array(z.strictObject({ about: z.string(), source: z.string(), asOf: z.iso.date().nullable() }))
    .min(1),
  /** As printed on receipts. */
  name: z.string().min(1).max(80),
  /** IANA name; card times, deadlines and receipts are in this zone. */
  timeZone: z.string().refine(isTimeZone, 'is not an IANA time zone'),
  /** Lines to ask about a case on, as printed on receipts. */
  customerService: z.array(
    z.strictObject({ label: z.string().min(1).max(30), number: z.string().min(1).max(30) }),
  ),
  complaints: z.strictObject({
    /** What a receipt promises, in calendar days. */
    answerWithinDays: z.int().positive(),
  }),
  fareCards: FareCardProfiles,
});
export type AgencyProfile = z.infer<typeof AgencyProfile>;

/**
 * Loads a profile by its name in `profiles/`, or from a file when the name has a slash or ends in `.json`.
 * @throws {SetupError} with every mistake in it.
 */
export function loadAgencyProfile(named: string): AgencyProfile {
  const isFile = named.includes('/') || named.endsWith('.json');
  const path = isFile ? resolve(named) : join(import.meta.dirname, 'profiles', `${named}.json`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SetupError(`The agency profile ${path} cannot be read (${(error as Error).message}).`);
  }
  const parsed = AgencyProfile.safeParse(content);
  if (!parsed.success)
    throw new SetupError(`The agency profile ${path} is not valid:\n${sentences(parsed.error)}`);
  return parsed.data;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
