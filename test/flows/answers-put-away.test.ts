import { describe, expect, test } from 'vitest';
import {
  DRAFT_PATIENCE_MS,
  IDLE_COUNTDOWN_MS,
  IDLE_WARNING_MS,
  PRINT_PATIENCE_MS,
  RELOAD_PATIENCE_MS,
} from '../../kiosk-ui/flows/delays.ts';
import type { ParkedForm } from '../../kiosk-ui/flows/drafts.ts';
import { settle } from '../manual-clock.ts';
import { aCard, aFiledCase, aTrip, cardWithoutTrips } from './examples.ts';
import { answerEverything, type Kiosk, kioskAtAttract } from './visit-under-test.ts';

const parked = { code: '7QK-4MD-X2H', keptUntil: '2026-03-15T16:05:00Z' };
const dialog = ({ session }: Kiosk) => {
  const { value } = session.getSnapshot();
  if (typeof value !== 'object' || !('inSession' in value)) return undefined;
  const { dialog: open } = value.inSession;
  return typeof open === 'object' ? open.parked : open;
};

async function kioskWithAnswers(): Promise<Kiosk> {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  return kiosk;
}

describe('answers put away', () => {
  test('in the warning are sealed whole, the code is shown, and the visit ends with it', async () => {
    const kiosk = await kioskWithAnswers();
    kiosk.clock.increment(IDLE_WARNING_MS);
    kiosk.session.send({ type: 'park' });
    expect(kiosk.parkings[0]?.request).toMatchObject({
      kind: 'complaint',
      language: 'en',
      answers: { category: 'passedUp', narrative: 'It drove past me.' },
    });
    await kiosk.parkings[0]?.answer(parked);
    expect(dialog(kiosk)).toBe('codeShown');
    expect(kiosk.context().parked).toEqual(parked);
    kiosk.session.send({ type: 'finish' });
    expect(kiosk.screen()).toBe('attract');
    expect(kiosk.context().parked).toBeNull();
  });

  test('get their code on paper, in the language of the visit', async () => {
    const kiosk = await kioskWithAnswers();
    kiosk.session.send({ type: 'chooseLanguage', language: 'hy' });
    kiosk.session.send({ type: 'park' });
    await kiosk.parkings[0]?.answer(parked);
    kiosk.session.send({ type: 'printCode' });
    expect(dialog(kiosk)).toBe('codePrinting');
    expect(kiosk.slips.map(({ request }) => request)).toEqual([{ ...parked, language: 'hy' }]);
    kiosk.session.send({ type: 'printCode' });
    expect(kiosk.slips).toHaveLength(1);
    await kiosk.slips[0]?.answer({ state: 'printed' });
    expect(dialog(kiosk)).toBe('codePrinted');
    kiosk.session.send({ type: 'finish' });
    expect(kiosk.screen()).toBe('attract');
  });

  test.each([
    { state: 'notSent', reason: 'paperOut' },
    { state: 'unknown', bodyConfirmed: false },
  ] as const)(
    'whose code did not come out ($state) still show it, and it can be tried again',
    async (became) => {
      const kiosk = await kioskWithAnswers();
      kiosk.session.send({ type: 'park' });
      await kiosk.parkings[0]?.answer(parked);
      kiosk.session.send({ type: 'printCode' });
      await kiosk.slips[0]?.answer(became);
      expect(dialog(kiosk)).toBe('codeNotPrinted');
      expect(kiosk.context().parked).toEqual(parked);
      kiosk.session.send({ type: 'printCode' });
      await kiosk.slips[1]?.loseReply();
      expect(dialog(kiosk)).toBe('codeNotPrinted');
      kiosk.session.send({ type: 'printCode' });
      kiosk.clock.increment(PRINT_PATIENCE_MS);
      expect(dialog(kiosk)).toBe('codeNotPrinted');
    },
  );

  test('that the service does not take are still here', async () => {
    const kiosk = await kioskWithAnswers();
    kiosk.session.send({ type: 'park' });
    await kiosk.parkings[0]?.loseReply();
    expect(dialog(kiosk)).toBe('parkingFailed');
    kiosk.session.send({ type: 'park' });
    kiosk.clock.increment(DRAFT_PATIENCE_MS);
    expect(dialog(kiosk)).toBe('parkingFailed');
    kiosk.session.send({ type: 'dismiss' });
    expect(kiosk.screen()).toBe('checkAnswers');
    expect(kiosk.filledIn().draft.answers.narrative).toBe('It drove past me.');
  });

  test('are not on offer before there are any, nor after something was sent', async () => {
    const kiosk = await kioskAtAttract();
    kiosk.session.send({ type: 'start' });
    expect(kiosk.session.getSnapshot().can({ type: 'park' })).toBe(false);
    kiosk.session.send({ type: 'back' });
    await settle();
    const other = await kioskWithAnswers();
    expect(other.session.getSnapshot().can({ type: 'park' })).toBe(true);
    other.form().send({ type: 'file' });
    expect(other.session.getSnapshot().can({ type: 'park' })).toBe(false);
    await other.filings[0]?.answer({ ok: true, filed: aFiledCase });
    expect(other.session.getSnapshot().can({ type: 'park' })).toBe(false);
  });
});

describe('a code', () => {
  const putAway: ParkedForm = {
    kind: 'commendation',
    language: 'en',
    answers: { category: 'safety', narrative: 'Kind driver.' },
  };
  const withAnswers = (answers: ParkedForm['answers']) => ({
    ...putAway,
    answers: { ...putAway.answers, ...answers },
  });

  async function kioskAtCode() {
    const kiosk = await kioskAtAttract();
    kiosk.session.send({ type: 'start' });
    kiosk.session.send({ type: 'chooseTask', task: 'openDraft' });
    return kiosk;
  }

  test('that is whole opens the answers at the check page, in their language', async () => {
    const kiosk = await kioskAtCode();
    kiosk.openDraft().send({ type: 'editCode', text: '7qk 4md x2h' });
    kiosk.openDraft().send({ type: 'continue' });
    expect(kiosk.openings[0]?.request).toBe('7QK 4MD X2H');
    await kiosk.openings[0]?.answer({ ok: true, form: { ...putAway, language: 'hy' } });
    expect(kiosk.screen()).toBe('checkAnswers');
    expect(kiosk.context().language).toBe('hy');
    kiosk.form().send({ type: 'file' });
    expect(kiosk.filings[0]?.request).toMatchObject({ kind: 'commendation', language: 'hy' });
  });

  test.each([
    ['about no trip', { kind: 'noTrip' }, aCard, aCard],
    ['about a trip of that card', { kind: 'cardTrip', trip: aTrip }, aCard, aCard],
    ['about a trip of another card', { kind: 'cardTrip', trip: aTrip }, cardWithoutTrips, null],
  ] as const)(
    'for answers %s: the card shown in this visit stays with them if it can be the one',
    async (...the) => {
      const [_what, trip, shown, kept] = the;
      const kiosk = await kioskAtAttract();
      kiosk.session.send({ type: 'terminal.card.read', card: shown });
      kiosk.session.getSnapshot().children.checkCard?.send({ type: 'otherServices' });
      kiosk.session.send({ type: 'chooseTask', task: 'openDraft' });
      kiosk.openDraft().send({ type: 'editCode', text: '7QK4MDX2H' });
      kiosk.openDraft().send({ type: 'continue' });
      await kiosk.openings[0]?.answer({ ok: true, form: withAnswers({ trip }) });
      expect(kiosk.form().getSnapshot().context.card).toEqual(kept);
      kiosk.form().send({ type: 'file' });
      expect(kiosk.filings[0]?.request.tapId).toBe(kept?.tapId);
    },
  );

  test('of a form that was left at its beginning goes on where it was left', async () => {
    const kiosk = await kioskAtCode();
    kiosk.openDraft().send({ type: 'editCode', text: '7QK4MDX2H' });
    kiosk.openDraft().send({ type: 'continue' });
    await kiosk.openings[0]?.answer({ ok: true, form: withAnswers({ narrative: '' }) });
    expect(kiosk.screen()).toBe('narrative');
  });

  test.each([
    ['is too short', '7QK', undefined, 'codeIncomplete'],
    ['opens nothing', '7QK4MDX2H', 'notFound', 'notFound'],
    ['was guessed too often', '7QK4MDX2H', 'tooManyGuesses', 'tooManyGuesses'],
  ] as const)('that %s is asked for again, with the reason', async (_what, text, failure, problem) => {
    const kiosk = await kioskAtCode();
    kiosk.openDraft().send({ type: 'editCode', text });
    kiosk.openDraft().send({ type: 'continue' });
    if (failure !== undefined) await kiosk.openings[0]?.answer({ ok: false, failure });
    expect(kiosk.screen()).toBe('draftCode');
    expect(kiosk.openDraft().getSnapshot().context.problem).toBe(problem);
  });

  test('that the service does not answer can be tried again', async () => {
    const kiosk = await kioskAtCode();
    kiosk.openDraft().send({ type: 'editCode', text: '7QK4MDX2H' });
    kiosk.openDraft().send({ type: 'continue' });
    kiosk.clock.increment(DRAFT_PATIENCE_MS);
    expect(kiosk.openDraft().getSnapshot().context).toMatchObject({ problem: 'noAnswer', code: '7QK4MDX2H' });
  });

  async function kioskWithAnswersAgain() {
    const kiosk = await kioskAtCode();
    kiosk.openDraft().send({ type: 'editCode', text: '7QK-4MD-X2H' });
    kiosk.openDraft().send({ type: 'continue' });
    await kiosk.openings[0]?.answer({ ok: true, form: putAway });
    return kiosk;
  }

  test('whose owner walks away once more is not used up', async () => {
    const kiosk = await kioskWithAnswersAgain();
    kiosk.clock.increment(IDLE_WARNING_MS);
    kiosk.clock.increment(IDLE_COUNTDOWN_MS);
    expect(kiosk.screen()).toBe('attract');
    expect(kiosk.discardings()).toEqual([]);
  });

  test('is used up when its case is filed, and not before', async () => {
    const kiosk = await kioskWithAnswersAgain();
    kiosk.form().send({ type: 'file' });
    expect(kiosk.discardings()).toEqual([]);
    await kiosk.filings[0]?.answer({ ok: true, filed: aFiledCase });
    expect(kiosk.discardings()).toEqual(['7QK-4MD-X2H']);
    expect(kiosk.screen()).toBe('filed');
  });

  test('is used up when the answers are put away anew, under another one', async () => {
    const kiosk = await kioskWithAnswersAgain();
    kiosk.session.send({ type: 'park' });
    await kiosk.parkings[0]?.loseReply();
    expect(kiosk.discardings()).toEqual([]);
    kiosk.session.send({ type: 'park' });
    await kiosk.parkings[1]?.answer(parked);
    expect(kiosk.discardings()).toEqual(['7QK-4MD-X2H']);
  });

  test('of the visit before is not used up by the next one', async () => {
    const kiosk = await kioskWithAnswersAgain();
    kiosk.session.send({ type: 'startOver' });
    kiosk.session.send({ type: 'confirmStartOver' });
    await settle();
    kiosk.clock.increment(RELOAD_PATIENCE_MS);
    answerEverything(kiosk);
    kiosk.form().send({ type: 'file' });
    await kiosk.filings[0]?.answer({ ok: true, filed: aFiledCase });
    expect(kiosk.screen()).toBe('filed');
    expect(kiosk.discardings()).toEqual([]);
  });
});
