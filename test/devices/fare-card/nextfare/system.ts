import { type KeyTableEntry, keyTable } from '../../../../devices/fare-card/classic-keys.ts';
import { nextfareClassic } from '../../../../devices/fare-card/nextfare/nextfare-classic.ts';
import type { NextfareProfile } from '../../../../devices/fare-card/nextfare/nextfare-profile.ts';
import { readFareCard } from '../../../../devices/fare-card/read-fare-card.ts';

/** A made-up system: one operator with bus routes above 1000 and subway stations below, and one that tells nothing. */
export const profile: NextfareProfile = {
  name: 'Harbor Card',
  currency: 'USD',
  systemCode: '010101010101',
  sector0Block2Prefix: '00000000',
  numberFollowsFromUid: true,
  operators: [
    {
      code: 1,
      name: 'Harbor Transit',
      places: [
        { from: 1000, to: 65535, mode: 'bus', meaning: 'route', names: { 1020: '20 North' } },
        { from: 61, to: 61, mode: 'lightRail', meaning: 'station', names: {} },
        { from: 0, to: 999, mode: 'subway', meaning: 'station', names: { 7: 'Pier' } },
      ],
    },
    {
      code: 2,
      name: 'Hill Buses',
      places: [{ from: 0, to: 65535, mode: 'bus', meaning: 'nothing', names: {} }],
    },
  ],
};

export const UID = 'DE0100AA';
export const openKeys = () => ({ a: '112233445566', b: '665544332211' });
export const openTable: readonly KeyTableEntry[] = [{ type: 'A', key: '112233445566' }];

/** The terminal's card reading program for the made-up system. */
export const readWith = (keys: readonly KeyTableEntry[], system = profile) =>
  readFareCard({ families: [nextfareClassic(system)], keys: keyTable(keys) });

export const hex = (text: string) => Uint8Array.fromHex(text);

/** The record with its last bytes changed, so that its checksum is wrong. */
export function damaged(record: Uint8Array): Uint8Array {
  return record.with(15, (record[15] ?? 0) ^ 0xff);
}
