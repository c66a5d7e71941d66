import { type BalanceRecord, encodeBalance } from './balance-record.ts';
import { encodeConfig } from './config-record.ts';
import { MAGIC, MAGIC_AT, recordBlocks, SYSTEM_BLOCK, VARIANT_BLOCK } from './layout.ts';
import type { NextfareProfile } from './nextfare-profile.ts';
import { RECORD_BYTES } from './record-checksum.ts';

const BLOCKS = 64;
const SECTORS = 16;

/** Every data block readable with either key, written with key B only; the keys changed with key B only (NXP MF1S50YYX). */
const READ_WITH_EITHER_KEY = '78778869';

/** As the factory delivers it. */
const TRANSPORT_ACCESS = 'FF078069';
const TRANSPORT_KEY = 'FFFFFFFFFFFF';

/** The keys of one sector, 12 hex digits each. */
export interface SectorKeys {
  readonly a: string;
  readonly b: string;
}

/** What to write on a Nextfare card; the records come from the encoders. */
export interface NextfareContent {
  /** Two at the most. A `Uint8Array` is written as it stands, which is how a damaged copy is made. */
  readonly balances: readonly (BalanceRecord | Uint8Array)[];
  /** Last day of validity, `YYYY-MM-DD`. */
  readonly expiresOn: string;
  /** Three at the most. */
  readonly topUps?: readonly Uint8Array[];
  /** Three at the most. */
  readonly passes?: readonly Uint8Array[];
  /** Twelve at the most. */
  readonly transactions?: readonly Uint8Array[];
}

/** Builds the 1024 bytes of a Nextfare MIFARE Classic 1K card. `uid` is 8 hex digits. */
export function nextfareImage(
  profile: NextfareProfile,
  uid: string,
  keysOfSector: (sector: number) => SectorKeys,
  content: NextfareContent,
): Uint8Array {
  const image = classicImage(uid, keysOfSector, READ_WITH_EITHER_KEY);
  const put = (blocks: readonly number[], records: readonly Uint8Array[]) => {
    if (records.length > blocks.length) throw new RangeError(`there is room for ${blocks.length} records`);
    for (const [index, record] of records.entries()) image.set(record, (blocks[index] ?? 0) * RECORD_BYTES);
  };
  image.set(Uint8Array.fromHex(MAGIC + profile.systemCode), SYSTEM_BLOCK * RECORD_BYTES + MAGIC_AT);
  image.set(Uint8Array.fromHex(profile.sector0Block2Prefix), VARIANT_BLOCK * RECORD_BYTES);
  put(
    recordBlocks.balances,
    content.balances.map((copy) => (copy instanceof Uint8Array ? copy : encodeBalance(copy))),
  );
  put(recordBlocks.config, [encodeConfig(content)]);
  put(recordBlocks.topUps, content.topUps ?? []);
  put(recordBlocks.passes, content.passes ?? []);
  put(recordBlocks.transactions, content.transactions ?? []);
  return image;
}

/** Builds a card as the factory delivers it: no content, and the transport key everywhere. */
export function blankImage(uid: string): Uint8Array {
  return classicImage(uid, () => ({ a: TRANSPORT_KEY, b: TRANSPORT_KEY }), TRANSPORT_ACCESS);
}

function classicImage(uid: string, keysOfSector: (sector: number) => SectorKeys, access: string): Uint8Array {
  const image = new Uint8Array(BLOCKS * RECORD_BYTES);
  const uidBytes = Uint8Array.fromHex(uid);
  const checkByte = uidBytes.reduce((check, byte) => check ^ byte, 0);
  // The manufacturer block repeats what the card answers to selection: UID, its check byte, SAK and ATQA.
  image.set([...uidBytes, checkByte, 0x08, 0x04, 0x00]);
  for (let sector = 0; sector < SECTORS; sector++) {
    const { a, b } = keysOfSector(sector);
    image.set(Uint8Array.fromHex(a + access + b), (sector * 4 + 3) * RECORD_BYTES);
  }
  return image;
}
