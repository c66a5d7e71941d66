/**
 * Nextfare's 32-bit date: bits 0-4 day, 5-8 month, 9-15 years since 2000, 16-26 minutes since midnight, in the
 * wall-clock time of the system. Bits 27-31 belong to other fields (Metrodroid wiki, "Cubic Nextfare MFC").
 */

const FIRST_YEAR = 2000;
const LAST_YEAR = FIRST_YEAR + 0x7f;
const MINUTES_PER_DAY = 1440;

/** Reads a date as `YYYY-MM-DDTHH:MM`; undefined when there is no such day or minute. */
export function decodeDate32(raw: number): string | undefined {
  const day = raw & 0x1f;
  const month = (raw >>> 5) & 0x0f;
  const year = FIRST_YEAR + ((raw >>> 9) & 0x7f);
  const minutes = (raw >>> 16) & 0x7ff;
  // 1440 is the midnight that ends the day: it is accepted, and becomes 00:00 of the next.
  if (minutes > MINUTES_PER_DAY || month < 1 || month > 12 || day < 1) return undefined;
  if (day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth) return undefined;
  const at = Temporal.PlainDateTime.from({ year, month, day }).add({ minutes });
  return at.toString({ smallestUnit: 'minute' });
}

/** Writes `YYYY-MM-DDTHH:MM`, year 2000 to 2127. Throws a RangeError on anything else. */
export function encodeDate32(at: string): number {
  const { year, month, day, hour, minute } = Temporal.PlainDateTime.from(at);
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new RangeError('a card can store the years 2000 to 2127');
  return ((hour * 60 + minute) << 16) | ((year - FIRST_YEAR) << 9) | (month << 5) | day;
}
