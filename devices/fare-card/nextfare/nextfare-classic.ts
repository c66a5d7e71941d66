import { bareCard } from '../bare-card.ts';
import type { CardFamily, FamilyMatch } from '../card-family.ts';
import { nextfareClassicNumber } from '../card-number.ts';
import { type BlockRefusal, isClassic, type KeyedBlockRead, type KeyedCard } from '../keyed-card.ts';
import { decodeCard } from './decode-card.ts';
import { MAGIC, MAGIC_AT, recordBlocks, SYSTEM_BLOCK, VARIANT_BLOCK } from './layout.ts';
import type { NextfareProfile } from './nextfare-profile.ts';

const FAMILY = 'nextfare-classic';

/**
 * Cubic Nextfare on MIFARE Classic 1K, or on MIFARE Plus at security level 1, which behaves the same
 * (Metrodroid wiki, "Cubic Nextfare MFC").
 */
export function nextfareClassic(profile: NextfareProfile): CardFamily {
  return {
    id: FAMILY,
    async read(card) {
      if (!isClassic(card)) return undefined;
      const identity = await identify(card, profile);
      if (identity === 'other') return undefined;
      if (identity !== 'ours') return presume(card, profile, identity);

      // In ascending order, so that each sector is authenticated once.
      const reads = {
        balances: await readBlocks(card, recordBlocks.balances),
        config: await readBlocks(card, recordBlocks.config),
        topUps: await readBlocks(card, recordBlocks.topUps),
        passes: await readBlocks(card, recordBlocks.passes),
        transactions: await readBlocks(card, recordBlocks.transactions),
      };
      return {
        certainty: 'recognised',
        card: {
          family: FAMILY,
          name: profile.name,
          uid: card.uidHex,
          number: numberOf(card, profile),
          ...decodeCard(reads, profile),
        },
      };
    },
  };
}

/** Whether sector 0 names this system, or why that cannot be told. */
async function identify(card: KeyedCard, profile: NextfareProfile): Promise<'ours' | 'other' | BlockRefusal> {
  const system = await card.readBlock(SYSTEM_BLOCK);
  if (!system.ok) return system.why;
  const signature = Uint8Array.fromHex(MAGIC + profile.systemCode);
  if (!startsWith(system.data.subarray(MAGIC_AT), signature)) return 'other';
  if (profile.sector0Block2Prefix === '') return 'ours';

  const variant = await card.readBlock(VARIANT_BLOCK);
  if (!variant.ok) return variant.why;
  return startsWith(variant.data, Uint8Array.fromHex(profile.sector0Block2Prefix)) ? 'ours' : 'other';
}

async function readBlocks(card: KeyedCard, blocks: readonly number[]): Promise<readonly KeyedBlockRead[]> {
  const reads: KeyedBlockRead[] = [];
  for (const block of blocks) reads.push(await card.readBlock(block));
  return reads;
}

function presume(card: KeyedCard, profile: NextfareProfile, why: BlockRefusal): FamilyMatch | undefined {
  const number = numberOf(card, profile);
  if (number === undefined) return undefined;
  const problem = { code: why, part: 'card' } as const;
  return {
    certainty: 'presumed',
    card: bareCard({ family: FAMILY, name: profile.name, uid: card.uidHex, number, problem }),
  };
}

function numberOf(card: KeyedCard, profile: NextfareProfile): string | undefined {
  return profile.numberFollowsFromUid ? nextfareClassicNumber(card.uid) : undefined;
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}
