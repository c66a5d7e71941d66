import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { NextfareProfile } from '../../devices/fare-card/nextfare/nextfare-profile.ts';
import { SetupError, sentences } from '../config.ts';

const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9A-F]{${bytes * 2}}$`), `must be ${bytes * 2} hex digits, capitals`);
const unsigned = (bits: number) =>
  z
    .int()
    .min(0)
    .max(2 ** bits - 1);

const NextfareClassic: z.ZodType<NextfareProfile> = z.strictObject({
  name: z.string().min(1).max(40),
  currency: z.string().regex(/^[A-Z]{3}$/),
  systemCode: hex(6),
  sector0Block2Prefix: z.string().regex(/^([0-9A-F]{2}){0,16}$/),
  numberFollowsFromUid: z.boolean(),
  operators: z.array(
    z.strictObject({
      code: unsigned(8),
      name: z.string().min(1).max(80),
      places: z.array(
        z.strictObject({
          from: unsigned(16),
          to: unsigned(16),
          mode: z.enum(['bus', 'subway', 'lightRail', 'unknown']),
          meaning: z.enum(['route', 'station', 'nothing']),
          names: z.record(z.string().regex(/^\d{1,5}$/), z.string().min(1).max(80)),
        }),
      ),
    }),
  ),
});

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
  fareCards: z.strictObject({ nextfareClassic: NextfareClassic.optional() }),
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
