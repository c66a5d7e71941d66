import { expect, test } from 'vitest';
import { delay } from '../../../../devices/clock.ts';
import { card, NOTICED_MS, REMOVED_MS, readerBench, uidOnly } from './reader-bench.ts';

test('the reader holds a card for its hold time, and only then is it removed', async () => {
  const { clock, simulator, taps } = readerBench();
  await clock.advance(NOTICED_MS);
  simulator.presentCard(card('C40DCDC0'));
  await clock.advance(NOTICED_MS);
  simulator.removeCard();
  // Page 1 says 20 steps of 50 ms.
  await clock.advance(900);
  expect(taps()).toEqual(['read C40DCDC0']);
  await clock.advance(600);
  expect(taps()).toEqual(['read C40DCDC0', 'removed']);
});

test('a card that is only waved past is read all the same: the reader still holds it', async () => {
  const { clock, simulator, taps } = readerBench();
  await clock.advance(NOTICED_MS);
  simulator.presentCard(card('C40DCDC0'));
  simulator.removeCard();
  await clock.advance(NOTICED_MS);
  expect(taps()).toEqual(['read C40DCDC0']);
});

test('the hold time ends between the data and their length: no card, and no half of one', async () => {
  const { clock, simulator, taps } = readerBench();
  await clock.advance(NOTICED_MS);
  simulator.expireAfterNextCardData();
  simulator.presentCard(card('C40DCDC0'));
  await clock.advance(NOTICED_MS);
  expect(taps()).toEqual([]);
});

test('the hold time ends in the same way while a card lies there: it is removed, not read again', async () => {
  const { clock, simulator, taps } = readerBench();
  simulator.presentCard(card('C40DCDC0'));
  await clock.advance(NOTICED_MS);
  simulator.expireAfterNextCardData();
  await clock.advance(REMOVED_MS);
  expect(taps()).toEqual(['read C40DCDC0', 'removed']);
});

test('the card leaves the buffer while it is being read: the tap is dropped', async () => {
  const { clock, simulator, taps, surprises } = readerBench({
    readCard: async (presented) => {
      simulator.removeCard();
      await delay(clock, 2_000);
      return uidOnly(presented);
    },
  });
  simulator.presentCard(card('C40DCDC0'));
  await clock.advance(3_000);
  expect(taps()).toEqual(['dropped: removedTooSoon', 'removed']);
  expect(surprises).toEqual([]);
});
