import { z } from 'zod';
import { FareCardProfiles } from './fare-card-profile.ts';
import { TimeZone } from './time-zone.ts';

/** Rules and names of one agency: data, with where they come from and since when they hold. */
export const AgencyProfile = z.strictObject({
  id: z.string().min(1),
  version: z.int().positive(),
  effectiveFrom: z.iso.date(),
  sources: z
    .array(z.strictObject({ about: z.string(), source: z.string(), asOf: z.iso.date().nullable() }))
    .min(1),
  /** As printed on receipts. */
  name: z.string().min(1).max(80),
  /** IANA name; card times, deadlines and receipts are in this zone. */
  timeZone: TimeZone,
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
