import type { CardReaderState, PrinterState } from '../../contract/device-states.ts';
import type { TerminalEvent, TerminalSnapshot } from '../../contract/live-state.ts';
import type { SpeechState } from '../../contract/speech.ts';
import type { StaffCall } from '../../contract/staff-calls.ts';
import type { StorageState } from '../../contract/storage.ts';

type AsTerminalEvent<E> = E extends { type: infer Name extends string }
  ? Omit<E, 'type'> & { type: `terminal.${Name}` }
  : never;

/** What the terminal reports, as the flows hear it: the contract's events by their own names under `terminal.`. */
export type TerminalFlowEvent =
  | AsTerminalEvent<TerminalEvent>
  | { type: 'terminal.live' }
  | { type: 'terminal.lost' };

export function asTerminalFlowEvent(event: TerminalEvent): TerminalFlowEvent {
  return { ...event, type: `terminal.${event.type}` } as TerminalFlowEvent;
}

/** The terminal as far as it is known: the last word of each device, and whether news of it still arrives. */
export interface TerminalView {
  readonly connection: 'connecting' | 'live' | 'lost';
  readonly about: TerminalSnapshot['terminal'] | null;
  readonly reader: CardReaderState | null;
  readonly printer: PrinterState | null;
  readonly speech: SpeechState | null;
  /** Whether anything can be filed. */
  readonly storage: StorageState;
  /**
   * A card that was read already still lies on the reader; it has to be lifted before it can be read again. One that lies there
   * when the page begins to listen was: if it is being read just now, that is told in a moment.
   */
  readonly readCardLies: boolean;
  /** Customers who wait for a person, the longest first. */
  readonly staffCalls: readonly StaffCall[];
}

export const unknownTerminal: TerminalView = {
  connection: 'connecting',
  about: null,
  reader: null,
  printer: null,
  speech: null,
  storage: 'well',
  readCardLies: false,
  staffCalls: [],
};

/** What is known of the terminal after this event. */
export function afterTerminalEvent(view: TerminalView, event: { type: string } & object): TerminalView {
  const news = event as TerminalFlowEvent;
  switch (news.type) {
    case 'terminal.snapshot':
      return afterSnapshot(news.snapshot);
    case 'terminal.reader.changed':
      return { ...view, reader: news.reader, readCardLies: view.readCardLies && cardIsPresent(news.reader) };
    case 'terminal.card.read':
      return { ...view, readCardLies: true };
    case 'terminal.card.removed':
      return { ...view, readCardLies: false };
    case 'terminal.staff.called':
      return { ...view, staffCalls: [...view.staffCalls, news.call] };
    case 'terminal.staff.answered':
    case 'terminal.staff.ended':
      return { ...view, staffCalls: view.staffCalls.filter(({ callId }) => callId !== news.callId) };
    case 'terminal.printer.changed':
      return { ...view, printer: news.printer };
    case 'terminal.storage.changed':
      return { ...view, storage: news.storage };
    case 'terminal.speech.changed':
      return { ...view, speech: news.speech };
    // A resumed stream may begin with a heartbeat instead of a snapshot; what was known before still holds.
    case 'terminal.live':
      return view.about === null ? view : { ...view, connection: 'live' };
    case 'terminal.lost':
      return { ...view, connection: 'lost' };
    default:
      return view;
  }
}

/** What an audience is not told of stays unknown to its page. */
function afterSnapshot(snapshot: TerminalSnapshot): TerminalView {
  const { terminal: about, printer, storage } = snapshot;
  const known = { ...unknownTerminal, connection: 'live' as const, about, printer, storage };
  switch (snapshot.audience) {
    case 'kiosk': {
      const { reader, speech, card } = snapshot;
      return { ...known, reader, speech, readCardLies: card !== null || cardIsPresent(reader) };
    }
    case 'counter':
      return { ...known, staffCalls: snapshot.staffCalls };
    case 'technician': {
      const { reader, speech } = snapshot;
      return { ...known, reader, speech };
    }
  }
}

function cardIsPresent(reader: CardReaderState): boolean {
  return reader.device === 'online' && reader.media === 'present';
}

/** The agency's time zone as IANA names it; UTC until the terminal has told it. */
export function timeZoneOf(view: TerminalView): string {
  return view.about?.agency.timeZone ?? 'UTC';
}

/** True when the reader is known not to work; before the first word from it nothing is claimed. */
export function readerIsDown(view: TerminalView): boolean {
  return view.reader !== null && view.reader.device !== 'online';
}

/** What the printer lacks, as far as its reason tells a customer anything; null while nothing is known to be wrong. */
export function printerTroubleToTell(view: TerminalView): 'paperOut' | 'coverOpen' | 'other' | null {
  const trouble = printerTrouble(view);
  return trouble === null || trouble === 'paperOut' || trouble === 'coverOpen' ? trouble : 'other';
}

/** The printer's fault code, or null while it works or nothing is known of it. */
export function printerTrouble(view: TerminalView): string | null {
  return view.printer !== null && 'fault' in view.printer ? view.printer.fault.code : null;
}
