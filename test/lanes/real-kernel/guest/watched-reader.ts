import type {
  CardReader,
  CardReaderEvent,
  CardReaderStatus,
} from '../../../../devices/card-reader/card-reader.ts';
import { Hearing } from './checks.ts';

/** A reader, and all that it tells, shortened: `online notPresent`, `read UID NUMBER`, `dropped readerLost`. */
export class WatchedReader extends Hearing implements AsyncDisposable {
  readonly #reader: CardReader;

  constructor(reader: CardReader) {
    super();
    this.#reader = reader;
    this.say(statusInWords(reader.status));
    reader.onEvent((event) => this.say(inWords(event)));
  }

  get status(): CardReaderStatus {
    return this.#reader.status;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#reader.close();
  }
}

function inWords(event: CardReaderEvent): string {
  switch (event.type) {
    case 'statusChanged':
      return statusInWords(event.status);
    case 'cardRead':
      return `read ${event.card.uid} ${event.card.number} ${event.card.balance?.cents} ${event.card.trips.length} trips`;
    case 'cardDropped':
      return `dropped ${event.reason}`;
    case 'cardRemoved':
      return 'removed';
  }
}

function statusInWords(status: CardReaderStatus): string {
  return 'fault' in status
    ? `${status.device} ${status.fault.code}: ${status.fault.detail}`
    : `${status.device} ${status.media}`;
}
