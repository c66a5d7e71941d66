import type { CardPart, CardProblem, FareCard } from '../fare-card.ts';
import type { KeyedBlockRead } from '../keyed-card.ts';
import { currentBalance } from './balance-record.ts';
import { decodeConfig } from './config-record.ts';
import type { recordBlocks } from './layout.ts';
import { type NextfareProfile, tripPlace } from './nextfare-profile.ts';
import { isIntact, type Slot } from './record-checksum.ts';
import { decodeTopUp } from './top-up-record.ts';
import { decodeTransaction, type TransactionRecord } from './transaction-record.ts';
import { decodeTravelPass } from './travel-pass-record.ts';

type CardContent = Pick<FareCard, 'balance' | 'expiresOn' | 'passes' | 'topUps' | 'trips' | 'problems'>;

/** What came of reading each record block of a card, by part, in the order of the layout. */
export type RecordReads = Readonly<Record<keyof typeof recordBlocks, readonly KeyedBlockRead[]>>;

/**
 * What the record blocks of a Nextfare card say. A block that could not be read becomes a problem of its
 * part, and the rest of the card is shown.
 */
export function decodeCard(reads: RecordReads, profile: NextfareProfile): CardContent {
  const balance = readBalance(reads.balances);
  const config = gather(reads.config, 'expiry', decodeConfig);
  const topUps = gather(reads.topUps, 'topUps', decodeTopUp);
  const passes = gather(reads.passes, 'passes', decodeTravelPass);
  const transactions = gather(reads.transactions, 'trips', decodeTransaction);
  return {
    balance: balance.cents === undefined ? undefined : { cents: balance.cents, currency: profile.currency },
    expiresOn: config.records[0]?.expiresOn,
    passes: passes.records.toSorted((a, b) => b.version - a.version).map(({ expiresAt }) => ({ expiresAt })),
    topUps: topUps.records.toSorted((a, b) => latestFirst(a.at, b.at)),
    trips: transactions.records
      // The journey counter wraps, so time decides; it only orders taps within one minute.
      .toSorted((a, b) => latestFirst(a.at, b.at) || b.journey - a.journey)
      .map(({ kind, at, fareCents, operator, place }: TransactionRecord) => ({
        kind,
        at,
        ...tripPlace(profile, operator, place),
        fareCents,
      })),
    problems: distinct([balance, config, topUps, passes, transactions].flatMap(({ problems }) => problems)),
  };
}

function readBalance(reads: readonly KeyedBlockRead[]) {
  const { blocks, problems } = readable(reads, 'balance');
  const current = currentBalance(blocks);
  if (current?.problem) problems.push({ code: current.problem, part: 'balance' });
  // Every issued card has a balance, if only of zero.
  if (!current && problems.length === 0) problems.push({ code: 'malformed', part: 'balance' });
  return { cents: current?.cents, problems };
}

function gather<T extends object>(
  reads: readonly KeyedBlockRead[],
  part: CardPart,
  decode: (record: Uint8Array) => Slot<T>,
) {
  const { blocks, problems } = readable(reads, part);
  const records: T[] = [];
  for (const block of blocks) {
    const slot = decode(block);
    if (slot === 'empty') continue;
    if (!isIntact(block)) problems.push({ code: 'checksumMismatch', part });
    if (slot === 'malformed') problems.push({ code: 'malformed', part });
    else records.push(slot);
  }
  return { records, problems };
}

function readable(reads: readonly KeyedBlockRead[], part: CardPart) {
  const blocks: Uint8Array[] = [];
  const problems: CardProblem[] = [];
  for (const read of reads) {
    if (read.ok) blocks.push(read.data);
    else problems.push({ code: read.why, part });
  }
  return { blocks, problems };
}

function latestFirst(a: string, b: string): number {
  return a === b ? 0 : a < b ? 1 : -1;
}

function distinct(problems: readonly CardProblem[]): readonly CardProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.part}`, problem])).values()];
}
