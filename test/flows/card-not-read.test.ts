import { expect, test } from 'vitest';
import { aCard, readerWithCard } from './examples.ts';
import { beginComplaint, chooseFeedback, kioskAtAttract } from './visit-under-test.ts';

test('a card lifted too soon is asked for again, with the reason, and then read', async () => {
  const { session, screen } = await kioskAtAttract();
  session.send({ type: 'start' });
  session.send(chooseFeedback);
  session.send({ type: 'terminal.card.dropped', reason: 'removedTooSoon' });
  expect(screen()).toBe('cardNotRead');
  expect(session.getSnapshot().context.dropReason).toBe('removedTooSoon');
  session.send({ type: 'terminal.card.dropped', reason: 'severalCards' });
  expect(session.getSnapshot().context.dropReason).toBe('severalCards');
  session.send({ type: 'terminal.card.read', card: aCard });
  expect(screen()).toBe('cardSummary');
});

test('a card tapped at the attract screen begins the visit with what is on that card', async () => {
  const { session, screen } = await kioskAtAttract();
  session.send({ type: 'terminal.card.read', card: aCard });
  expect(screen()).toBe('cardCheck');
});

test('a card that fails at the attract screen begins the visit with the reason', async () => {
  const { session, screen } = await kioskAtAttract();
  session.send({ type: 'terminal.card.dropped', reason: 'unreadable' });
  expect(screen()).toBe('cardNotRead');
});

test('a card left lying is asked to be lifted, but never while it is still being read', async () => {
  const { session, checkCard, screen } = await kioskAtAttract();
  const liesRead = () => session.getSnapshot().context.terminal.readCardLies;
  session.send({ type: 'terminal.reader.changed', reader: readerWithCard });
  expect(liesRead()).toBe(false);
  session.send({ type: 'start' });
  session.send({ type: 'chooseTask', task: 'checkCard' });
  session.send({ type: 'terminal.card.read', card: aCard });
  checkCard().send({ type: 'back' });
  session.send({ type: 'chooseTask', task: 'checkCard' });
  expect(screen()).toBe('presentCard');
  expect(liesRead()).toBe(true);
  session.send({ type: 'terminal.card.removed' });
  expect(liesRead()).toBe(false);
});

test('a card tapped in the middle of a complaint does not change whose complaint it is', async () => {
  const kiosk = await kioskAtAttract();
  const { session, screen, answer } = kiosk;
  beginComplaint(kiosk);
  answer('category', 'safety');
  session.send({ type: 'terminal.card.read', card: aCard });
  expect(screen()).toBe('narrative');
  expect(session.getSnapshot().context.card).toBeNull();
});
