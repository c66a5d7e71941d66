import { z } from 'zod';
import { TimeZone } from './time-zone.ts';

const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9A-F]{${bytes * 2}}$`), `must be ${bytes * 2} hex digits, capitals`);
const unsigned = (bits: number) =>
  z
    .int()
    .min(0)
    .max(2 ** bits - 1);
const name = z.string().min(1).max(40);
const currency = z.string().regex(/^[A-Z]{3}$/);
/** Becomes the family of a card that was read. */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens');
/** As it crosses the wire, lowest byte first. */
const application = hex(3);

const NextfareClassic = z.strictObject({
  name,
  currency,
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

const Desfire = z.discriminatedUnion('layout', [
  z.strictObject({ layout: z.literal('nextfare'), name, numberFollowsFromUid: z.boolean() }),
  z.strictObject({
    layout: z.literal('clipper'),
    id,
    name,
    application,
    currency,
    timeZone: TimeZone,
    agencies: z.record(z.string().regex(/^\d{1,5}$/), z.string().min(1).max(80)).default({}),
  }),
  z.strictObject({
    layout: z.literal('orca'),
    id,
    name,
    application,
    currency,
    timeZone: TimeZone,
    operators: z.record(z.string().regex(/^\d{1,2}$/), z.string().min(1).max(80)),
  }),
  z.strictObject({ layout: z.literal('nameOnly'), id, name, application }),
]);

const Phone = z.strictObject({
  id,
  name,
  applicationName: z.string().regex(/^([0-9A-F]{2}){5,16}$/, 'must be 5 to 16 bytes in capital hex digits'),
});

/**
 * Which cards this agency's terminals know: its own, and those of others that its customers carry. What the keys mean
 * is told by the drivers that take them; `card-families.ts` in the terminal does not compile if the two differ.
 */
export const FareCardProfiles = z.strictObject({
  nextfareClassic: NextfareClassic.optional(),
  /** Asked in this order. */
  desfire: z.array(Desfire).default([]),
  /** Wallets in phones, asked for by name. */
  phones: z.array(Phone).default([]),
});
export type FareCardProfiles = z.infer<typeof FareCardProfiles>;
