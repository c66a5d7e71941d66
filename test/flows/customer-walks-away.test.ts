import { expect, test } from 'vitest';
import {
  END_SESSION_PATIENCE_MS,
  IDLE_COUNTDOWN_MS,
  IDLE_WARNING_MS,
  RELOAD_PATIENCE_MS,
} from '../../kiosk-ui/flows/delays.ts';
import { emptyDraft } from '../../kiosk-ui/flows/drafts.ts';
import { settle } from '../manual-clock.ts';
import { aCard } from './examples.ts';
import { answerEverything, kioskAtAttract } from './visit-under-test.ts';

const warned = { inSession: { idle: 'warning' } } as const;

test('the customer is warned, sees the seconds go by, and then nothing of theirs is left', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'terminal.card.read', card: aCard });
  kiosk.clock.increment(IDLE_WARNING_MS - 1);
  expect(kiosk.session.getSnapshot().matches(warned)).toBe(false);
  kiosk.clock.increment(1);
  expect(kiosk.session.getSnapshot().matches(warned)).toBe(true);
  expect(kiosk.session.getSnapshot().context.secondsLeft).toBe(IDLE_COUNTDOWN_MS / 1000);
  kiosk.clock.increment(1000);
  kiosk.clock.increment(1000);
  expect(kiosk.session.getSnapshot().context.secondsLeft).toBe(IDLE_COUNTDOWN_MS / 1000 - 2);
  kiosk.clock.increment(IDLE_COUNTDOWN_MS);
  expect(kiosk.screen()).toBe('attract');
  expect(kiosk.session.getSnapshot().context).toMatchObject({ card: null, draft: emptyDraft });
});

test('the countdown leaves at least the 20 seconds that WCAG 2.2.1 asks for', () => {
  expect(IDLE_COUNTDOWN_MS).toBeGreaterThanOrEqual(20_000);
});

test('the service is told to forget the card', async () => {
  const kiosk = await kioskAtAttract();
  const before = kiosk.sessionsEnded();
  kiosk.session.send({ type: 'terminal.card.read', card: aCard });
  kiosk.clock.increment(IDLE_WARNING_MS);
  kiosk.clock.increment(IDLE_COUNTDOWN_MS);
  await settle();
  expect(kiosk.sessionsEnded()).toBe(before + 1);
});

test('any touch takes the warning away, as often as it is needed, and costs no answer', async () => {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  for (let time = 0; time < 12; time++) {
    kiosk.clock.increment(IDLE_WARNING_MS);
    expect(kiosk.session.getSnapshot().matches(warned)).toBe(true);
    kiosk.session.send({ type: 'activity' });
    expect(kiosk.session.getSnapshot().matches(warned)).toBe(false);
  }
  expect(kiosk.screen()).toBe('checkAnswers');
  expect(kiosk.filledIn().draft.answers.narrative).toBe('It drove past me.');
});

test('whoever keeps touching is never warned', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'start' });
  for (let minute = 0; minute < 10; minute++) {
    kiosk.clock.increment(IDLE_WARNING_MS - 1);
    kiosk.session.send({ type: 'activity' });
  }
  expect(kiosk.session.getSnapshot().matches(warned)).toBe(false);
});

test('a service that never answers does not keep the next customer out', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'start' });
  kiosk.session.send({ type: 'back' });
  expect(kiosk.session.getSnapshot().matches({ attract: 'forgetting' })).toBe(true);
  kiosk.clock.increment(END_SESSION_PATIENCE_MS);
  kiosk.clock.increment(RELOAD_PATIENCE_MS);
  kiosk.session.send({ type: 'start' });
  expect(kiosk.screen()).toBe('menu');
});

test('whoever has answered nothing is not offered to put answers away', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'start' });
  kiosk.clock.increment(IDLE_WARNING_MS);
  expect(kiosk.session.getSnapshot().matches(warned)).toBe(true);
  expect(kiosk.session.getSnapshot().can({ type: 'park' })).toBe(false);
});

test('whoever has is offered it', async () => {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  kiosk.clock.increment(IDLE_WARNING_MS);
  expect(kiosk.session.getSnapshot().can({ type: 'park' })).toBe(true);
});
