import { describe, expect, it } from 'vitest';
import { CardGone, type PresentedCard } from '../../../../devices/card-reader/presented-card.ts';
import { READ_LIMIT_MS } from '../../../../devices/card-reader/tap-watch.ts';
import { bytes, classicCard, FACTORY_KEY, fareCard, readerBench, readThreeBlocks } from './reader-bench.ts';

const WRONG_KEY = { type: 'A', bytes: bytes('010203040506') } as const;

describe('a card that is swapped for another while it is read', () => {
  it('and back again is noticed too: no block of the other card gets into the reading', async () => {
    const first = classicCard();
    const other = classicCard('15CD5B07', (memory) => {
      memory[4] = new Uint8Array(16).fill(0x44);
    });
    const seen: unknown[] = [];
    const { clock, simulator, taps } = readerBench({
      readCard: async (card) => {
        await card.readClassicBlock(4, WRONG_KEY);
        simulator.presentCard(other);
        const read = await card
          .readClassicBlock(4, FACTORY_KEY)
          .finally(() => simulator.presentCard(first))
          .catch((error: unknown) => {
            seen.push(error);
            throw error;
          });
        return fareCard(card, read.ok ? `${read.data[0]}` : read.why);
      },
    });
    simulator.presentCard(first);
    await clock.advance(100);
    expect(seen).toEqual([new CardGone('cardChanged')]);
    expect(taps()).toEqual(['dropped cardChanged', 'removed']);
  });
});

describe('a key that the card refuses', () => {
  it('is told to the card family, and the card is listed again before the next key', async () => {
    const bench = readerBench({
      readCard: async (card) => {
        const refused = await card.readClassicBlock(4, WRONG_KEY);
        const read = await card.readClassicBlock(4, FACTORY_KEY);
        return fareCard(card, `${refused.ok ? 'open' : refused.why} ${read.ok ? read.data[0] : '-'}`);
      },
    });
    await bench.clock.advance(500);
    bench.forget();
    bench.simulator.presentCard(classicCard());
    await bench.clock.advance(150);
    expect(bench.taps()).toEqual(['read C40DCDC0 keyRefused 4']);
    expect(bench.commands).toEqual([
      '4A0200',
      '4A0100',
      '40016004010203040506C40DCDC0', // answered with status 14h: the card is halted
      '4A0100',
      '40016004FFFFFFFFFFFFC40DCDC0',
      '40013004',
      '4A0200',
    ]);
  });

  it('does not hide that the access bits forbid a read', async () => {
    const { clock, simulator, taps } = readerBench({
      readCard: async (card) => {
        const refused = await card.readClassicBlock(8, FACTORY_KEY);
        const read = await card.readClassicBlock(4, FACTORY_KEY);
        return fareCard(card, `${refused.ok ? 'open' : refused.why} ${read.ok ? read.data[0] : '-'}`);
      },
    });
    // C1 C2 C3 = 011 for the data blocks of sector 2: key A may not read them.
    simulator.presentCard(
      classicCard('C40DCDC0', (blocks) => {
        blocks[11] = bytes('FFFFFFFFFFFF 8F00F7 00 FFFFFFFFFFFF');
      }),
    );
    await clock.advance(500);
    expect(taps()).toEqual(['read C40DCDC0 readRefused 4']);
  });
});

it('opens a sector again for another key of it', async () => {
  const keyB = { type: 'B', bytes: bytes('B2B2B2B2B2B2') } as const;
  const bench = readerBench({
    readCard: async (card) => {
      const reads = [];
      for (const key of [FACTORY_KEY, keyB, WRONG_KEY]) reads.push(await card.readClassicBlock(4, key));
      return fareCard(card, reads.map((read) => (read.ok ? read.data[0] : read.why)).join(' '));
    },
  });
  bench.simulator.presentCard(
    classicCard('C40DCDC0', (blocks) => {
      blocks[7] = bytes('FFFFFFFFFFFF 787788 69 B2B2B2B2B2B2');
    }),
  );
  await bench.clock.advance(500);
  expect(bench.taps()).toEqual(['read C40DCDC0 4 4 keyRefused']);
  expect(bench.commands).toContain('40016104B2B2B2B2B2B2C40DCDC0');
});

describe('several cards at once', () => {
  it('are not read, however long they stay', async () => {
    const { clock, simulator, taps } = readerBench();
    simulator.presentCard(classicCard(), classicCard('15CD5B07'));
    await clock.advance(5_000);
    expect(taps()).toEqual(['dropped severalCards']);
    simulator.removeCard();
    await clock.advance(500);
    expect(taps().slice(1)).toEqual(['removed']);
  });

  it('become one when the other is taken away', async () => {
    const { clock, simulator, taps } = readerBench();
    simulator.presentCard(classicCard(), classicCard('15CD5B07'));
    await clock.advance(1_000);
    simulator.presentCard(classicCard('15CD5B07'));
    await clock.advance(1_000);
    expect(taps()).toEqual(['dropped severalCards', 'removed', 'read 15CD5B07 4 5 8']);
  });

  it('are dropped when the second comes while the first is read', async () => {
    const { clock, simulator, taps } = readerBench();
    const card = classicCard();
    simulator.afterBlockReads(2, () => simulator.presentCard(card, classicCard('15CD5B07')));
    simulator.presentCard(card);
    await clock.advance(2_000);
    expect(taps()).toEqual(['dropped severalCards']);
  });
});

describe('a card family that goes wrong', () => {
  it('by a bug drops the card as unreadable, once, and the bug is reported', async () => {
    const bug = new Error('a bug');
    const { clock, simulator, taps, surprises } = readerBench({
      readCard: async () => {
        throw bug;
      },
    });
    simulator.presentCard(classicCard());
    await clock.advance(5_000);
    expect(taps()).toEqual(['dropped unreadable']);
    expect(surprises).toEqual([bug]);
  });

  it('by never coming to an end drops the card, and the reader goes on', async () => {
    const { clock, simulator, taps } = readerBench({ readCard: () => new Promise(() => {}) });
    simulator.presentCard(classicCard());
    await clock.advance(READ_LIMIT_MS + 500);
    expect(taps()).toEqual(['dropped unreadable']);
    simulator.removeCard();
    await clock.advance(500);
    expect(taps()).toEqual(['dropped unreadable', 'removed']);
  });

  it('by keeping a card for later gets nothing from the next card', async () => {
    let kept: PresentedCard | undefined;
    const { clock, simulator } = readerBench({
      readCard: (card) => {
        kept ??= card;
        return readThreeBlocks(card);
      },
    });
    simulator.presentCard(classicCard());
    await clock.advance(1_000);
    await expect(kept?.readClassicBlock(4, FACTORY_KEY)).rejects.toThrow(CardGone);
  });

  it('because the card answers badly time after time is unreadable after three readings', async () => {
    let readings = 0;
    const { clock, simulator, taps } = readerBench({
      readCard: async () => {
        readings++;
        throw new CardGone('removedTooSoon');
      },
    });
    simulator.presentCard(classicCard());
    await clock.advance(5_000);
    expect(readings).toBe(3);
    expect(taps()).toEqual(['dropped unreadable']);
  });
});
