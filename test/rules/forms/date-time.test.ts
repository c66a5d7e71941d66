import { describe, expect, test } from 'vitest';
import { hoursOf, latestDays, withDay } from '../../../kiosk-ui/tasks/form/when-to-offer.ts';
import { answersSchema } from '../../../rules/forms/answers-schema.ts';
import type { Form } from '../../../rules/forms/form.ts';
import { dateTime, noDateTime } from '../../../rules/forms/kinds/date-time.ts';

const now = '2026-03-14T09:05';

describe('a date and a time', () => {
  test('are both wanted, and that the time is not known is an answer', () => {
    expect(dateTime.problems({ date: '2026-03-13', time: '08:00' }, {})).toEqual([]);
    expect(dateTime.problems({ date: '2026-03-13', time: 'unknown' }, {})).toEqual([]);
    expect(dateTime.problems({ date: '2026-03-13', time: null }, {})).toEqual(['missing']);
    expect(dateTime.problems({ date: null, time: '08:00' }, {})).toEqual(['missing']);
    expect(dateTime.saysNothing(noDateTime)).toBe(true);
    expect(dateTime.saysNothing({ date: null, time: 'unknown' })).toBe(false);
  });

  test.each([
    ['2026-03-14', '09:05', []],
    ['2026-03-14', '09:06', ['inFuture']],
    ['2026-03-14', 'unknown', []],
    ['2026-03-15', 'unknown', ['inFuture']],
    ['2026-03-15', '00:00', ['inFuture']],
    ['2025-12-31', '23:59', []],
  ])('on %s at %s are judged by the clock: %j', (date, time, problems) => {
    expect(dateTime.problems({ date, time }, { now })).toEqual(problems);
  });

  test.each([
    ['2026-02-30', '08:00'],
    ['2026-2-3', '08:00'],
    ['2026-03-14', '24:00'],
    ['2026-03-14', '8:00'],
    ['yesterday', null],
    [undefined, '08:00'],
  ])('%s at %s is none', (date, time) => expect(dateTime.isAnswer({ date, time })).toBe(false));

  test('are refused by the service when they lie ahead, by the question', () => {
    const words = { title: 't', short: 's', problems: { missing: 'm', inFuture: 'f' } };
    const form: Form = {
      kind: 'lostItem',
      card: 'notAsked',
      questions: { when: { kind: 'dateTime', words } },
    };
    const parsed = answersSchema(form, [], () => now).safeParse({
      when: { date: '2026-03-14', time: '09:06' },
    });
    expect(parsed.error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['when'], 'inFuture'],
    ]);
    expect(answersSchema(form, [], () => now).parse({ when: { date: '2026-03-14', time: '09:05' } })).toEqual(
      { when: { date: '2026-03-14', time: '09:05' } },
    );
  });
});

describe('what is offered', () => {
  test('is today and the days before, over the end of a month and the change of the clocks', () => {
    const days = latestDays('2026-03-09T00:10');
    expect(days.slice(0, 3)).toEqual(['2026-03-09', '2026-03-08', '2026-03-07']);
    expect(days.at(-1)).toBe('2026-02-10');
    expect(new Set(days).size).toBe(28);
  });

  test('is no hour that lies ahead, from early in the morning on', () => {
    expect(hoursOf('2026-03-14', now)).toEqual([
      '05:00',
      '06:00',
      '07:00',
      '08:00',
      '09:00',
      '00:00',
      '01:00',
      '02:00',
      '03:00',
      '04:00',
    ]);
    expect(hoursOf('2026-03-13', now)).toHaveLength(24);
    expect(hoursOf(null, now)).toHaveLength(24);
  });

  test('with another day keeps the time, unless it lies ahead there', () => {
    expect(withDay({ date: null, time: '08:00' }, '2026-03-14', now)).toEqual({
      date: '2026-03-14',
      time: '08:00',
    });
    expect(withDay({ date: null, time: '20:00' }, '2026-03-14', now)).toEqual({
      date: '2026-03-14',
      time: null,
    });
    expect(withDay({ date: null, time: 'unknown' }, '2026-03-14', now).time).toBe('unknown');
  });
});
