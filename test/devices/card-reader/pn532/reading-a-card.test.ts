import { expect, it } from 'vitest';
import {
  allInOne,
  BLOCKS_READ,
  bytes,
  classicCard,
  FACTORY_KEY,
  fareCard,
  hex,
  oneByteAtATime,
  readerBench,
} from './reader-bench.ts';

const WHOLE = `read C40DCDC0 ${BLOCKS_READ.join(' ')}`;

it('reads a card that is laid down, once, however long it stays', async () => {
  const { clock, simulator, taps, statuses } = readerBench();
  await clock.advance(500);
  simulator.presentCard(classicCard());
  await clock.advance(60_000);
  expect(taps()).toEqual([WHOLE]);
  expect(statuses()).toEqual(['online notPresent', 'online present']);
});

it('does not take one missed look for a card that was taken away', async () => {
  const { clock, simulator, taps } = readerBench();
  const card = classicCard();
  simulator.presentCard(card);
  await clock.advance(500);
  simulator.removeCard();
  await clock.advance(150);
  simulator.presentCard(card);
  await clock.advance(2_000);
  expect(taps()).toEqual([WHOLE]);
});

it('sees a card within a quarter of a second, at four to eight looks a second', async () => {
  const bench = readerBench({ timing: 'realistic' });
  await bench.clock.advance(3_000);
  bench.forget();
  await bench.clock.advance(10_000);
  const looks = bench.commands.filter((command) => command === '4A0200').length / 10;
  expect(looks).toBeGreaterThanOrEqual(4);
  expect(looks).toBeLessThanOrEqual(8);
  bench.simulator.presentCard(classicCard());
  await bench.clock.advance(250);
  expect(bench.statuses()).toEqual(['online present']);
});

it('opens a sector once for all of its blocks, and again only for the next sector', async () => {
  const bench = readerBench();
  await bench.clock.advance(500);
  bench.forget();
  bench.simulator.presentCard(classicCard());
  await bench.clock.advance(150);
  expect(bench.commands).toEqual([
    '4A0200', // look: one card
    '4A0100', // select it alone
    '40016004FFFFFFFFFFFFC40DCDC0', // open sector 1
    '40013004',
    '40013005',
    '40016008FFFFFFFFFFFFC40DCDC0', // open sector 2
    '40013008',
    '4A0200', // whose blocks were these?
  ]);
});

it.each([
  ['arrives byte by byte', oneByteAtATime],
  ['arrives in one piece with what follows', allInOne],
])('does not care when what the chip says %s', async (_, recut) => {
  const { clock, simulator, taps } = readerBench({ recut });
  simulator.presentCard(classicCard());
  await clock.advance(500);
  simulator.removeCard();
  await clock.advance(500);
  expect(taps()).toEqual([WHOLE, 'removed']);
});

it('takes the last four bytes of a long UID for the key, as the card does', async () => {
  const bench = readerBench();
  bench.simulator.presentCard({ ...classicCard(), uid: bytes('044F2ED2153580'), atqa: bytes('0044') });
  await bench.clock.advance(500);
  expect(bench.taps()).toEqual(['read 044F2ED2153580 4 5 8']);
  expect(bench.commands).toContain('40016004FFFFFFFFFFFFD2153580');
});

it('asks an ISO-DEP card whether it is still there instead of listing it, which it would not answer', async () => {
  const bench = readerBench({
    readCard: async (card) => fareCard(card, card.ats?.toHex()),
  });
  bench.simulator.presentCard({
    uid: bytes('044F2ED2153580'),
    sak: 0x20,
    atqa: bytes('0344'),
    ats: bytes('7577810280'),
  });
  await bench.clock.advance(2_000);
  bench.forget();
  await bench.clock.advance(1_000);
  expect(new Set(bench.commands)).toEqual(new Set(['0006']));
  bench.simulator.removeCard();
  await bench.clock.advance(500);
  expect(bench.taps()).toEqual(['removed']);
});

it('reads blocks in order even when they are asked for all at once', async () => {
  const bench = readerBench({
    readCard: async (card) => {
      const answers = await Promise.all(
        [16, 4, 17, 5].map((block) => card.readClassicBlock(block, FACTORY_KEY)),
      );
      return fareCard(card, answers.map((answer) => (answer.ok ? answer.data[0] : '-')).join(' '));
    },
  });
  bench.simulator.presentCard(classicCard());
  await bench.clock.advance(500);
  expect(bench.taps()).toEqual(['read C40DCDC0 16 4 17 5']);
});

it('carries APDUs to an ISO-DEP card, and answers that are longer than a frame', async () => {
  const apdus: string[] = [];
  let powerUps = 0;
  const bench = readerBench({
    readCard: async (card) => {
      const short = await card.exchangeApdu?.(bytes('9060000000'));
      const long = await card.exchangeApdu?.(bytes('90BD0000'));
      return fareCard(
        card,
        `${short?.toHex()} ${long?.length} ${long?.every((byte, at) => byte === at % 251)}`,
      );
    },
  });
  bench.simulator.presentCard({
    uid: bytes('044F2ED2153580'),
    sak: 0x20,
    atqa: bytes('0344'),
    ats: bytes('7577810280'),
    powerUp: () => powerUps++,
    respond: (apdu) => {
      apdus.push(hex(apdu));
      return apdus.length === 1
        ? bytes('0401010100180591AF')
        : Uint8Array.from({ length: 700 }, (_, at) => at % 251);
    },
  });
  await bench.clock.advance(500);
  expect(bench.taps()).toEqual(['read 044F2ED2153580 0401010100180591af 700 true']);
  expect(apdus).toEqual(['9060000000', '90BD0000']);
  expect(bench.commands).toContain('40019060000000');
  expect(powerUps).toBeGreaterThan(0);
});

it('offers no APDUs on a card that does not speak ISO-DEP', async () => {
  const bench = readerBench({ readCard: async (card) => fareCard(card, String(card.exchangeApdu)) });
  bench.simulator.presentCard(classicCard());
  await bench.clock.advance(500);
  expect(bench.taps()).toEqual(['read C40DCDC0 undefined']);
});

it('drops an ISO-DEP card that is taken away during an APDU', async () => {
  const bench = readerBench({
    readCard: async (card) => {
      await card.exchangeApdu?.(bytes('9060000000'));
      bench.simulator.removeCard();
      await card.exchangeApdu?.(bytes('90AF000000'));
      return fareCard(card, 'half');
    },
  });
  bench.simulator.presentCard({
    uid: bytes('044F2ED2153580'),
    sak: 0x20,
    atqa: bytes('0344'),
    ats: bytes('7577810280'),
    respond: () => bytes('91AF'),
  });
  await bench.clock.advance(1_000);
  expect(bench.taps()).toEqual(['dropped removedTooSoon', 'removed']);
});
