import { type IntlShape, useIntl } from 'react-intl';
import type { Trip } from '../../terminal-service/api/contract.ts';

/**
 * A card stores the agency's wall-clock time without a zone. Reading it as UTC and showing it as UTC
 * shows the very digits that the card holds, whatever zone this machine is set to.
 */
function wallClock(local: string): Date {
  return new Date(`${local}${local.includes('T') ? '' : 'T00:00'}Z`);
}

export function useFormats() {
  return formatsOf(useIntl());
}

/** Money, dates and trips in the words of the session's language. */
export function formatsOf(intl: IntlShape) {
  return {
    money: (cents: number, currency: string) =>
      intl.formatNumber(cents / 100, { style: 'currency', currency }),
    /** `YYYY-MM-DD` as the card stores it. */
    cardDate: (local: string) => intl.formatDate(wallClock(local), { dateStyle: 'long', timeZone: 'UTC' }),
    /** `YYYY-MM-DDTHH:MM` as the card stores it. */
    cardTime: (local: string) =>
      intl.formatDate(wallClock(local), {
        weekday: 'short',
        month: 'long',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZone: 'UTC',
      }),
    /** An instant, shown in the agency's time zone. */
    instant: (iso: string, timeZone: string) =>
      intl.formatDate(new Date(iso), { dateStyle: 'long', timeStyle: 'short', timeZone }),
    /** What was ridden: the mode and, where the card knows it, the line. */
    tripName: (trip: Trip) => {
      const mode = intl.formatMessage({ id: `trip.mode.${trip.mode}` });
      return trip.route === undefined
        ? mode
        : intl.formatMessage({ id: 'trip.route' }, { mode, route: trip.route });
    },
    /** Where and with whom, as far as the card knows. */
    tripPlace: (trip: Trip) => [trip.station, trip.agency].filter((part) => part !== undefined).join(', '),
  };
}
