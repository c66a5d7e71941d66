import { describe, expect, it } from 'vitest';
import { CardGone, type PresentedCard } from '../../../../devices/card-reader/presented-card.ts';
import type { SimulatedCard } from '../../../../devices/card-reader/simulated-card.ts';
import { openVivotech2CardReader } from '../../../../devices/card-reader/vivotech2/card-reader.ts';
import { bytes, classicCard, FACTORY_KEY, fareCard, hex, readThreeBlocks } from '../pn532/reader-bench.ts';
import { exchangeTwoApdus, isoDepCard, readerBench } from './reader-bench.ts';

describe('a card is laid on the reader', () => {
  it('and each sector key is sent once, not once per block', async () => {
    const { clock, simulator, commands } = readerBench();
    simulator.presentCard(classicCard());
    await clock.advance(300);
    const fromTheFirstKey = commands.slice(commands.indexOf('2C-06'));
    expect(fromTheFirstKey.slice(0, 5)).toEqual(['2C-06', '2C-07', '2C-07', '2C-06', '2C-07']);
  });

  it('and is online with the name of its firmware meanwhile', async () => {
    const { clock, reader, simulator } = readerBench();
    await clock.advance(0);
    expect(reader.status).toEqual({
      device: 'online',
      media: 'notPresent',
      model: 'ID TECH NEO v1.01.151',
    });
    simulator.presentCard(classicCard());
    await clock.advance(200);
    expect(reader.status).toMatchObject({ media: 'present' });
  });

  it('and read in realistic time too', async () => {
    const { clock, simulator, taps } = readerBench({ timing: 'realistic' });
    await clock.advance(500);
    simulator.presentCard(classicCard());
    await clock.advance(1_000);
    expect(taps()).toEqual(['read C40DCDC0 4 5 8']);
  });
});

it('of two cards in a wallet the reader can activate neither, which is said; the one that stays is read', async () => {
  const { clock, simulator, reader, taps } = readerBench();
  simulator.presentCard(classicCard('C40DCDC0'), classicCard('15CD5B07'));
  await clock.advance(2_000);
  expect(taps()).toEqual(['dropped severalCards']);
  expect(reader.status).toMatchObject({ device: 'online', media: 'present' });
  simulator.presentCard(classicCard('15CD5B07'));
  await clock.advance(1_000);
  expect(taps()).toEqual(['dropped severalCards', 'removed', 'read 15CD5B07 4 5 8']);
});

it('a second card beside one that was read takes nothing away', async () => {
  const { clock, simulator, taps } = readerBench();
  simulator.presentCard(classicCard('C40DCDC0'));
  await clock.advance(1_000);
  simulator.presentCard(classicCard('C40DCDC0'), classicCard('15CD5B07'));
  await clock.advance(2_000);
  expect(taps()).toEqual(['read C40DCDC0 4 5 8']);
});

it('one failure to wake a card at the edge of the field does not make several cards of it', async () => {
  const { clock, simulator, taps } = readerBench();
  await clock.advance(1_000);
  simulator.presentCard(classicCard('C40DCDC0'), classicCard('15CD5B07'));
  await clock.advance(160);
  simulator.presentCard(classicCard('C40DCDC0'));
  await clock.advance(1_000);
  expect(taps()).toEqual(['read C40DCDC0 4 5 8']);
});

it('a card that takes the place of another between two keys is not read for it', async () => {
  const reads: string[] = [];
  const bench = readerBench({
    readCard: async (card) => {
      for (const block of [4, 8]) {
        const read = await card.readClassicBlock(block, FACTORY_KEY);
        reads.push(`${hex(card.uid)} ${read.ok}`);
      }
      return fareCard(card, undefined);
    },
  });
  await bench.clock.advance(0);
  bench.simulator.presentCard(locked());
  // A look, the key, the read that is refused: the fourth report selects the card again.
  bench.atReport(4, () => bench.simulator.presentCard(classicCard('15CD5B07')));
  await bench.clock.advance(1_000);
  expect(reads).toEqual(['C40DCDC0 false', '15CD5B07 true', '15CD5B07 true']);
  expect(bench.taps()).toEqual(['dropped cardChanged', 'removed', 'read 15CD5B07 undefined']);
});

it('code that held on to a card cannot read the next one through it', async () => {
  const held: PresentedCard[] = [];
  const { clock, simulator } = readerBench({
    readCard: async (card) => {
      held.push(card);
      return fareCard(card, undefined);
    },
  });
  simulator.presentCard(classicCard('C40DCDC0'));
  await clock.advance(500);
  simulator.presentCard(classicCard('15CD5B07'));
  await clock.advance(500);
  await expect(held[0]?.readClassicBlock(4, FACTORY_KEY)).rejects.toBeInstanceOf(CardGone);
});

it('a terminal that starts anew takes over a reader that the one before left in the middle', async () => {
  const { clock, port, simulator, reader, sent, forget } = readerBench();
  simulator.presentCard(classicCard());
  await clock.advance(500);
  await reader.close();
  expect(simulator.inPassThrough).toBe(true);
  forget();
  const taps: string[] = [];
  const next = openVivotech2CardReader({ open: port.open, readCard: readThreeBlocks, clock });
  next.onEvent((event) => taps.push(event.type === 'cardRead' ? `read ${event.card.number}` : event.type));
  await clock.advance(500);
  expect(taps).toContain('read 4 5 8');
  // Ping and firmware; pass-through stopped, which drops the field, and started; the lights of a reader that waits.
  expect(sent.slice(0, 6)).toEqual(['18-01 ', '29-00 ', '2C-01 00', '2C-01 01', '0A-02 FF00', '0A-02 0001']);
});

const locked = () => classicCard('C40DCDC0', (blocks) => blocks[7]?.set(bytes('A0A1A2A3A4A5')));

describe('a sector has another key', () => {
  it.each(['setUp', 'read'] as const)(
    'and the firmware says so at the %s: the other sectors are read',
    async (at) => {
      const { clock, simulator, taps, surprises } = readerBench({ refusesKeyAt: at });
      simulator.presentCard(locked());
      await clock.advance(1_000);
      expect(taps()).toEqual(['read C40DCDC0 -1 -1 8']);
      expect(surprises).toEqual([]);
    },
  );

  it('and the card is selected anew before the next key, as a refusal halts it', async () => {
    const { clock, simulator, commands } = readerBench();
    simulator.presentCard(locked());
    await clock.advance(200);
    const fromTheFirstKey = commands.slice(commands.indexOf('2C-06'));
    expect(fromTheFirstKey.slice(0, 8)).toEqual([
      ...['2C-06', '2C-07', '2C-02'],
      ...['2C-06', '2C-07', '2C-02'],
      ...['2C-06', '2C-07'],
    ]);
  });
});

it('a block that the access bits close is refused, and the rest is read', async () => {
  // Condition 111 for block 4 alone, which no key may read (MF1S50yyX section 8.7).
  const closed = classicCard('C40DCDC0', (blocks) => blocks[7]?.set(bytes('EE1691'), 6));
  const reads: string[] = [];
  const { clock, simulator, taps } = readerBench({
    readCard: async (card) => {
      for (const block of [4, 5]) {
        const read = await card.readClassicBlock(block, FACTORY_KEY);
        reads.push(read.ok ? hex(read.data.subarray(0, 1)) : read.why);
      }
      return fareCard(card, reads.join(' '));
    },
  });
  simulator.presentCard(closed);
  await clock.advance(1_000);
  expect(taps()).toEqual(['read C40DCDC0 readRefused 05']);
});

describe('an ISO-DEP card', () => {
  it('answers APDUs', async () => {
    const { clock, simulator, taps } = readerBench({ readCard: exchangeTwoApdus });
    simulator.presentCard(isoDepCard());
    await clock.advance(1_000);
    expect(taps()).toEqual(['read 044F2ED2153580 0000x6 9090x6']);
  });

  it('answers with more than one report holds', async () => {
    const { clock, simulator, taps } = readerBench({ readCard: exchangeTwoApdus });
    simulator.presentCard(isoDepCard(250));
    await clock.advance(1_000);
    expect(taps()).toEqual(['read 044F2ED2153580 0000x252 9090x252']);
  });

  it('is not offered APDUs when it is a MIFARE Classic card', async () => {
    const { clock, simulator, taps } = readerBench({ readCard: exchangeTwoApdus });
    simulator.presentCard(classicCard());
    await clock.advance(1_000);
    expect(taps()).toEqual(['read C40DCDC0 cannot cannot']);
  });

  it('that leaves between two APDUs is dropped', async () => {
    const { clock, simulator, taps } = readerBench({ readCard: exchangeTwoApdus });
    simulator.afterCardAnswers(1, () => simulator.removeCard());
    simulator.presentCard(isoDepCard());
    await clock.advance(1_000);
    expect(taps()).toEqual(['dropped removedTooSoon', 'removed']);
  });

  it('is never sent the same APDU twice within one reading: after a lost answer it is read anew', async () => {
    const apdus: string[] = [];
    const { memory: _, ...iso } = isoDepCard();
    const card: SimulatedCard = {
      ...iso,
      powerUp: () => apdus.push('power up'),
      respond: (apdu) => {
        apdus.push(hex(apdu));
        return bytes('9000');
      },
    };
    const { clock, simulator, taps, forget } = readerBench({ readCard: exchangeTwoApdus });
    await clock.advance(0);
    forget();
    simulator.presentCard(card);
    simulator.failNext(...LOOK_PASSES, 'answerLost');
    await clock.advance(10_000);
    const upToTheEnd = apdus.indexOf('9060000000') + 1;
    expect(apdus.slice(0, upToTheEnd)).toEqual([
      ...['power up', '00A4040000'],
      ...['power up', '00A4040000', '9060000000'],
    ]);
    expect(taps()).toEqual(['read 044F2ED2153580 9000x2 9000x2']);
  });
});

/** A fault that changes nothing, for the look that finds the card. */
const LOOK_PASSES = ['eventBeforeAnswer'] as const;

it('a phone that is MIFARE Classic and ISO-DEP in one is woken on the side that is asked for', async () => {
  const phone: SimulatedCard = { ...classicCard(), ...isoDepCard(2, 'C40DCDC0'), sak: 0x28 };
  const { clock, simulator, taps, commands } = readerBench({
    readCard: async (card) => {
      const apdu = await card.exchangeApdu?.(bytes('00A4040000'));
      const block = await card.readClassicBlock(4, FACTORY_KEY);
      return fareCard(card, `${apdu && hex(apdu)} ${block.ok}`);
    },
  });
  simulator.presentCard({ ...phone, memory: classicCard().memory });
  await clock.advance(300);
  expect(taps()).toEqual(['read C40DCDC0 00009000 true']);
  expect(commands.slice(commands.indexOf('2C-0C'))).toEqual(
    expect.arrayContaining(['2C-0C', '2C-03', '2C-02', '2C-06', '2C-07']),
  );
});

describe('whoever taps is told by light and sound', () => {
  it('a good tap: all lights and a short beep, and back when the card is taken away', async () => {
    const { clock, simulator, commands, forget } = readerBench();
    await clock.advance(0);
    expect([...simulator.litLeds]).toEqual([0]);
    forget();
    simulator.presentCard(classicCard());
    await clock.advance(400);
    expect([...simulator.litLeds].sort()).toEqual([0, 1, 2, 3]);
    expect(commands.filter((name) => name.startsWith('0B'))).toEqual(['0B-01']);
    simulator.removeCard();
    await clock.advance(1_000);
    expect([...simulator.litLeds]).toEqual([0]);
  });

  it('a bad tap: a long beep', async () => {
    const { clock, simulator, commands } = readerBench();
    simulator.afterCardAnswers(1, () => simulator.removeCard());
    simulator.presentCard(classicCard());
    await clock.advance(1_000);
    expect(commands.filter((name) => name.startsWith('0B'))).toEqual(['0B-02']);
  });
});
