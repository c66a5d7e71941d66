import { expect, test } from 'vitest';
import { UNKNOWN_TIME } from '../../contract/answers.ts';
import { hoursOf, latestDays, withDay } from '../../kiosk-ui/tasks/form/when-to-offer.ts';
import { kioskAtAttract } from './visit-under-test.ts';

/** Somebody stands at the kiosk in the early evening. */
const NOW = '2026-03-14T18:20';
const TODAY = '2026-03-14';
const YESTERDAY = '2026-03-13';

test('the days on offer begin with today and leave none out, also where the clocks change', () => {
  // In Los Angeles the clocks go forward on 8 March 2026.
  expect(latestDays('2026-03-10T00:30').slice(0, 4)).toEqual([
    '2026-03-10',
    '2026-03-09',
    '2026-03-08',
    '2026-03-07',
  ]);
  expect(latestDays('2026-03-01T23:59')[1]).toBe('2026-02-28');
  expect(new Set(latestDays(NOW)).size).toBe(28);
});

test('no hour that lies ahead is offered today, and all of them for another day, from early in the morning', () => {
  expect(hoursOf(YESTERDAY, NOW)).toHaveLength(24);
  expect(hoursOf(YESTERDAY, NOW)[0]).toBe('05:00');
  const today = hoursOf(TODAY, NOW);
  expect(today).toContain('18:00');
  expect(today).not.toContain('19:00');
  expect(today).toHaveLength(19);
});

test('another day keeps its time, unless it lies ahead on that day', () => {
  expect(withDay({ date: YESTERDAY, time: '18:00' }, TODAY, NOW)).toEqual({ date: TODAY, time: '18:00' });
  expect(withDay({ date: YESTERDAY, time: '21:00' }, TODAY, NOW)).toEqual({ date: TODAY, time: null });
  expect(withDay({ date: YESTERDAY, time: UNKNOWN_TIME }, TODAY, NOW).time).toBe(UNKNOWN_TIME);
});

test('a time taken back by a change of day is asked for before anything is filed', async () => {
  const { session, form, answer, screen, filledIn, filings } = await kioskAtAttract();
  session.send({ type: 'start' });
  session.send({ type: 'chooseTask', task: 'form', forms: ['lostItem'] });
  answer('what', 'A blue umbrella.');
  form().send({ type: 'continue' });
  answer('where', { where: 'onVehicle', words: 'Line 720' });
  form().send({ type: 'continue' });
  const evening = { date: YESTERDAY, time: '21:00' };
  answer('when', evening);
  form().send({ type: 'continue' });
  form().send({ type: 'continue' });
  expect(screen()).toBe('checkAnswers');

  form().send({ type: 'change', question: 'when' });
  answer('when', withDay(evening, TODAY, NOW));
  form().send({ type: 'back' });
  form().send({ type: 'file' });
  expect(screen()).toBe('when');
  expect(filledIn().problems).toEqual(['missing']);
  expect(filings).toEqual([]);

  answer('when', { date: TODAY, time: '17:00' });
  form().send({ type: 'continue' });
  form().send({ type: 'file' });
  expect(filings.map(({ request }) => request)).toMatchObject([
    { answers: { when: { date: TODAY, time: '17:00' } } },
  ]);
});
