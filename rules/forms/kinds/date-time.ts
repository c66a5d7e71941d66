import { type DateTimeAnswer, UNKNOWN_TIME } from '../../../contract/answers.ts';
import type { KindRules } from './kind-rules.ts';

/** Nothing is said of the time yet. */
export const noDateTime: DateTimeAnswer = { date: null, time: null };

/** When it was, by the agency's calendar and clocks. Somebody may not know the time, and says so. */
export const dateTime: KindRules<'dateTime'> = {
  given: 'typed',
  isAnswer: (value): value is DateTimeAnswer => {
    if (typeof value !== 'object' || value === null) return false;
    const { date, time } = value as Partial<Record<'date' | 'time', unknown>>;
    const isDate = date === null || (typeof date === 'string' && isCalendarDay(date));
    const isTime = time === null || time === UNKNOWN_TIME || (typeof time === 'string' && TIME.test(time));
    return isDate && isTime;
  },
  saysNothing: ({ date, time }) => date === null && time === null,
  problems: ({ date, time }, { now }) => {
    if (date === null || time === null) return ['missing'];
    // Of a time that is not known only the day can lie ahead.
    const earliest = `${date}T${time === UNKNOWN_TIME ? '00:00' : time}`;
    return now !== undefined && earliest > now ? ['inFuture'] : [];
  },
  possibleProblems: ['missing', 'inFuture'],
  filed: (answer) => answer,
  name: () => null,
  fitsCard: null,
};

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** `YYYY-MM-DD` of a day that there is: not the 30th of February. */
function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
