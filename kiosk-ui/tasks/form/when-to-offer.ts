import { type DateTimeAnswer, UNKNOWN_TIME } from '../../../contract/answers.ts';

/** Longer ago than this somebody is better helped by a person, and an agency seldom keeps what was lost. */
const DAYS_OFFERED = 28;
/** Most of what happens on the way happens by day, so the morning is on the first page. */
const FIRST_HOUR = 5;

/** What most people come for was lost in these days. */
export const DAYS_PER_PAGE = 4;

const DAY_MS = 24 * 60 * 60_000;

/** Today and the days before it, `YYYY-MM-DD`, the latest first. `now`: the agency's wall clock, `YYYY-MM-DDTHH:MM`. */
export function latestDays(now: string): readonly string[] {
  // Counted in UTC, where every day has 24 hours.
  const today = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: DAYS_OFFERED }, (_, before) =>
    new Date(today - before * DAY_MS).toISOString().slice(0, 10),
  );
}

/** The hours of a day, `HH:00`, from early in the morning on. */
const hours: readonly string[] = Array.from(
  { length: 24 },
  (_, after) => `${String((FIRST_HOUR + after) % 24).padStart(2, '0')}:00`,
);

/** The hours that can be chosen for a day: none that lies ahead. */
export function hoursOf(date: string | null, now: string): readonly string[] {
  return hours.filter((time) => !liesAhead(date, time, now));
}

/** The answer with this day. A time that lies ahead on it is chosen anew. */
export function withDay({ time }: DateTimeAnswer, date: string, now: string): DateTimeAnswer {
  return { date, time: time !== null && liesAhead(date, time, now) ? null : time };
}

function liesAhead(date: string | null, time: string, now: string): boolean {
  return time !== UNKNOWN_TIME && date !== null && `${date}T${time}` > now;
}
