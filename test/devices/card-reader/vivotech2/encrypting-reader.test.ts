import { expect, test } from 'vitest';
import { readWith } from '../../fare-card/nextfare/system.ts';
import { classicCard } from '../pn532/reader-bench.ts';
import { readerBench } from './reader-bench.ts';

const keys = (['A', 'B'] as const).map((type) => ({ type, key: 'FFFFFFFFFFFF' }));

test('a reader that encrypts what it reads (SRED) is what cannot read the card, not its key', async () => {
  const { clock, simulator, events, commands } = readerBench({
    refusesKeyAt: 'always',
    readCard: readWith(keys),
  });
  await clock.advance(1_000);
  simulator.presentCard(classicCard());
  await clock.advance(1_000);
  expect(events.filter(({ type }) => type !== 'statusChanged')).toMatchObject([
    { type: 'cardRead', card: { problems: [{ code: 'readerCannot' }] } },
  ]);
  // No other key is offered: none would help.
  expect(commands.filter((command) => command === '2C-06')).toHaveLength(1);
});
