import { createContext, useContext } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import type { Trip } from '../../../contract/cards.ts';
import { armenianDates } from './armenian-dates.ts';

/**
 * A card stores the agency's wall-clock time without a zone. Reading it as UTC and showing it as UTC
 * shows the very digits that the card holds, whatever zone this machine is set to.
 */
function wallClock(local: string): Date {
  return new Date(`${local}${local.includes('T') ? '' : 'T00:00'}Z`);
}

function localTime(moment: Date, timeZone: string): string {
  // Swedish dates are written as ISO 8601 has them.
  const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  return local.format(moment).replace(' ', 'T');
}

/** Where the agency is: everybody in its Customer Center reads its clocks. UTC until the terminal has told it. */
export const AgencyTimeZone = createContext('UTC');

export function useFormats() {
  return formatsOf(useIntl(), useContext(AgencyTimeZone));
}

/** Names and numbers from elsewhere keep their own order inside a text that runs the other way. */
function isolated(foreign: string, { locale }: IntlShape): string {
  return locale.startsWith('fa') ? `\u2068${foreign}\u2069` : foreign;
}

function datesOf(intl: IntlShape): typeof armenianDates {
  if (intl.locale === 'hy') return armenianDates;
  return {
    day: (date, timeZone) => intl.formatDate(date, { dateStyle: 'long', timeZone }),
    weekdayAndDay: (date, timeZone) =>
      intl.formatDate(date, { weekday: 'long', month: 'long', day: 'numeric', timeZone }),
    time: (date, timeZone) => intl.formatDate(date, { hour: 'numeric', minute: '2-digit', timeZone }),
    weekdayAndTime: (date, timeZone) =>
      intl.formatDate(date, {
        weekday: 'short',
        month: 'long',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZone,
      }),
    dayAndTime: (date, timeZone) =>
      intl.formatDate(date, { dateStyle: 'long', timeStyle: 'short', timeZone }),
  };
}

/** Money, dates and trips in the words of the visit's language. `timeZone`: the agency's, as IANA names it. */
export function formatsOf(intl: IntlShape, timeZone: string) {
  const dates = datesOf(intl);
  // Chromium has no Armenian numbers either; an amount then looks as it does on the fare machine.
  const numberLocale = intl.locale === 'hy' ? 'en-US' : intl.locale;
  return {
    money: (cents: number, currency: string) =>
      isolated(
        new Intl.NumberFormat(numberLocale, { style: 'currency', currency }).format(cents / 100),
        intl,
      ),
    /** `YYYY-MM-DD` as the card stores it. */
    cardDate: (local: string) => dates.day(wallClock(local), 'UTC'),
    /** `YYYY-MM-DDTHH:MM` as the card stores it. */
    cardTime: (local: string) => dates.weekdayAndTime(wallClock(local), 'UTC'),
    /** A day, `YYYY-MM-DD`, as people speak of one that is not long ago. */
    weekdayAndDay: (date: string) => dates.weekdayAndDay(wallClock(date), 'UTC'),
    /** A time of day, `HH:MM` of 24 hours. */
    timeOfDay: (time: string) => dates.time(wallClock(`2000-01-01T${time}`), 'UTC'),
    /** What the agency's clocks show now, `YYYY-MM-DDTHH:MM`. */
    localNow: () => localTime(new Date(), timeZone),
    /** An instant, shown in the agency's time zone. */
    instant: (iso: string) => dates.dayAndTime(new Date(iso), timeZone),
    /** What was ridden: the mode and, where the card knows it, the line. */
    tripName: (trip: Trip) => {
      const mode = intl.formatMessage({ id: `trip.mode.${trip.mode}` });
      return trip.route === undefined
        ? mode
        : intl.formatMessage({ id: 'trip.route' }, { mode, route: isolated(trip.route, intl) });
    },
    /** Where and with whom, as far as the card knows. */
    tripPlace: (trip: Trip) =>
      [trip.station, trip.agency]
        .filter((part) => part !== undefined)
        .map((part) => isolated(part, intl))
        .join(' · '),
  };
}
