/** Every delay of the kiosk's flows, in milliseconds, with the reason for its length. */

/** How long a customer may look at their own data without touching anything before the kiosk asks. */
export const IDLE_WARNING_MS = 60_000;
/** Listening takes longer than reading, keys than a finger, and large words on low buttons have more pages. */
export const UNHURRIED_IDLE_WARNING_MS = 180_000;
/** WCAG 2.2 SC 2.2.1 asks for at least 20 s to answer such a warning; any touch answers it. */
export const IDLE_COUNTDOWN_MS = 30_000;
/** Time to hear the warning to its end and to move to an answer with one switch. */
export const UNHURRIED_IDLE_COUNTDOWN_MS = 90_000;
/** The countdown is shown in whole seconds. */
export const COUNTDOWN_STEP_MS = 1_000;
/**
 * The attract screen must not wait for a service that does not answer: that one is restarting, and remembers nothing, or
 * hears of the end of the next visit.
 */
export const END_SESSION_PATIENCE_MS = 2_000;
/** Two short sentences at the slowest of the voice's speeds, 80 words a minute; the page begins anew once they were heard. */
export const FAREWELL_PATIENCE_MS = 6_000;
/** A page that was asked to reload and is still here after this long serves the next customer as it is. */
export const RELOAD_PATIENCE_MS = FAREWELL_PATIENCE_MS + 5_000;
/** What a page gathers over days slows it down; an hour is short against that and long against a reload. */
export const PAGE_LIFETIME_MS = 3_600_000;
/** Filing is one local transaction and takes milliseconds; after this long nobody is going to answer. */
export const FILING_PATIENCE_MS = 10_000;
/** Sealing and opening a draft derives a key, which is slow on purpose: a second or two on a small machine. */
export const DRAFT_PATIENCE_MS = 10_000;
/** The printer session itself gives up sooner; this covers a service that has gone silent. */
export const PRINT_PATIENCE_MS = 30_000;
/** Whoever has left a card on the reader and has not come back by then is out of hearing. */
export const TAKE_CARD_PATIENCE_MS = 60_000;
/** The sound that calls them back, and the silence until it comes again. */
export const CARD_CALL_MS = 1_000;
export const CARD_CALL_PAUSE_MS = 4_000;
/** Three words are read in less; the next customer may go on at once. */
export const CARD_RETURNED_MS = 4_000;
/** A call for staff is one local transaction. */
export const STAFF_CALL_PATIENCE_MS = 5_000;
/** Somebody who said that they come is there by then. So long the customer need touch nothing. */
export const STAFF_COMING_MS = 5 * 60_000;
/** Whoever has not been answered by then should know, and may rather walk to the counter. */
export const STAFF_ANSWER_PATIENCE_MS = 90_000;
/** The service sends a heartbeat every 10 s; two missed ones and some slack mean that the stream is dead. */
export const HEARTBEAT_SILENCE_MS = 25_000;
/** A restart of the service that is over sooner than this is not worth alarming anyone. */
export const LOSS_NOTICE_MS = 1_500;
/** A connection attempt that has neither opened nor failed for this long is begun anew. */
export const CONNECT_PATIENCE_MS = 10_000;
/** Pause before the stream is opened again after the browser has given it up. */
export const RECONNECT_PAUSE_MS = 1_000;
