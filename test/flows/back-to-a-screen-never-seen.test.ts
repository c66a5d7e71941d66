import { expect, test } from 'vitest';
import { settle } from '../manual-clock.ts';
import { aCard } from './examples.ts';
import { chooseFeedback, type Kiosk, kioskAtAttract } from './visit-under-test.ts';

async function tappedAtAttract(): Promise<Kiosk> {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'terminal.card.read', card: aCard });
  return kiosk;
}

test('back from a card that began the visit ends it: there is nothing before it', async () => {
  const kiosk = await tappedAtAttract();
  kiosk.checkCard().send({ type: 'back' });
  expect(kiosk.screen()).toBe('attract');
  await settle();
  expect(kiosk.sessionsEnded()).toBe(2);
});

test('back from a card that could not be read and began the visit ends it as well', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'terminal.card.dropped', reason: 'unreadable' });
  kiosk.session.send({ type: 'back' });
  expect(kiosk.screen()).toBe('attract');
});

test('back from a card that was held there at the menu is the menu', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'start' });
  kiosk.session.send({ type: 'terminal.card.read', card: aCard });
  kiosk.checkCard().send({ type: 'back' });
  expect(kiosk.screen()).toBe('menu');
});

test('back from a card that was read before and not asked for again is the menu', async () => {
  const kiosk = await tappedAtAttract();
  kiosk.checkCard().send({ type: 'otherServices' });
  kiosk.session.send(chooseFeedback);
  expect(kiosk.screen()).toBe('cardSummary');
  kiosk.session.send({ type: 'back' });
  expect(kiosk.screen()).toBe('menu');
});

test('whoever has answered something is asked before it is lost that way', async () => {
  const kiosk = await tappedAtAttract();
  kiosk.checkCard().send({ type: 'complain' });
  kiosk.answer('category', 'safety');
  for (let screen = kiosk.screen(); screen !== 'cardCheck'; screen = kiosk.screen())
    kiosk.form().send({ type: 'back' });
  kiosk.checkCard().send({ type: 'back' });
  expect(kiosk.session.getSnapshot().matches({ inSession: { dialog: 'confirmStartOver' } })).toBe(true);
});
