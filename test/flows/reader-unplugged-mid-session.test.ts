import { expect, test } from 'vitest';
import { aCard, readerOnline, readerUnplugged } from './examples.ts';
import { chooseFeedback, kioskAtAttract } from './visit-under-test.ts';

test('the tap screen says so, goes on without a card, and heals by itself', async () => {
  const { session, screen } = await kioskAtAttract();
  session.send({ type: 'start' });
  session.send(chooseFeedback);
  session.send({ type: 'terminal.reader.changed', reader: readerUnplugged });
  expect(screen()).toBe('readerDown');
  session.send({ type: 'terminal.reader.changed', reader: readerOnline });
  expect(screen()).toBe('presentCard');
  session.send({ type: 'terminal.reader.changed', reader: readerUnplugged });
  session.send({ type: 'continueWithoutCard' });
  expect(screen()).toBe('kind');
});

test('a reader that was unplugged before the customer came is told at once', async () => {
  const { session, screen } = await kioskAtAttract();
  session.send({ type: 'terminal.reader.changed', reader: readerUnplugged });
  session.send({ type: 'start' });
  session.send(chooseFeedback);
  expect(screen()).toBe('readerDown');
});

test('a card that was read stays read', async () => {
  const { session, screen } = await kioskAtAttract();
  session.send({ type: 'terminal.card.read', card: aCard });
  session.send({ type: 'terminal.reader.changed', reader: readerUnplugged });
  session.send({ type: 'terminal.card.removed' });
  expect(screen()).toBe('cardCheck');
  expect(session.getSnapshot().context.card).toEqual(aCard);
});

test('the card that the reader lost does not wake an empty kiosk', async () => {
  const { session, screen } = await kioskAtAttract();
  session.send({ type: 'terminal.card.dropped', reason: 'readerLost' });
  expect(screen()).toBe('attract');
});
