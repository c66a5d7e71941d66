import { z } from 'zod';

/** A time zone by its IANA name, such as `America/Los_Angeles`, that this machine knows the clocks of. */
export const TimeZone = z.string().refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}, 'is not an IANA time zone');
