import type { Clock } from '../clock.ts';
import type { FaultAction, Unsubscribe } from '../device-fault.ts';
import { pause } from './abortable.ts';
import type { CardReader, CardReaderEvent, CardReaderFaultCode, CardReaderStatus } from './card-reader.ts';
import type { ConnectFailure, ConnectReader } from './reader-session.ts';
import { type ReadCard, TapWatch } from './tap-watch.ts';

export type { ReadCard } from './tap-watch.ts';

/** First wait before the reader is opened again; doubles with each failure in a row. */
export const REOPEN_AFTER_MS = 250;
export const REOPEN_AT_MOST_MS = 5_000;
/** A wait is shortened by up to this part of it, so that many terminals on one power line do not act in step. */
export const REOPEN_SPREAD = 0.2;

export interface SupervisedReaderOptions {
  readonly connect: ConnectReader;
  readonly readCard: ReadCard;
  readonly clock: Clock;
  /** 0 to below 1. */
  readonly random?: () => number;
  /** Told of errors that should not exist. Without it they are thrown at the process. */
  readonly onSurprise?: (error: unknown) => void;
}

/**
 * Keeps a reader open: connects, watches for taps, and after a loss waits and connects anew, for ever.
 * What the reader's protocol is does not matter here. One loop owns the reader's session and awaits its end
 * before the next begins, so nothing that a dead session still does can reach the events.
 */
export function superviseCardReader(options: SupervisedReaderOptions): CardReader {
  return new SupervisedCardReader(options);
}

class SupervisedCardReader implements CardReader {
  readonly #options: SupervisedReaderOptions;
  readonly #listeners = new Set<(event: CardReaderEvent) => void>();
  readonly #stop = new AbortController();
  readonly #taps: TapWatch;
  readonly #ended: Promise<void>;
  #failures = 0;
  #status: CardReaderStatus = {
    device: 'offline',
    fault: { code: 'notAnswering', action: 'suspend', detail: 'The card reader is being opened.' },
  };

  constructor(options: SupervisedReaderOptions) {
    this.#options = options;
    this.#taps = new TapWatch({
      readCard: options.readCard,
      clock: options.clock,
      emit: (event) => this.#emit(event),
      onMedia: (media, model) => {
        this.#failures = 0;
        this.#setStatus({ device: 'online', media, model });
      },
      onSurprise: (error) => this.#surprise(error),
    });
    this.#ended = this.#keepOpen();
  }

  get status(): CardReaderStatus {
    return this.#status;
  }

  onEvent(listener: (event: CardReaderEvent) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    this.#stop.abort();
    this.#listeners.clear();
    return this.#ended;
  }

  async #keepOpen(): Promise<void> {
    const { clock } = this.#options;
    const stop = this.#stop.signal;
    while (!stop.aborted) {
      const failure = await this.#connectOnce(stop).catch((error: unknown): ConnectFailure => {
        this.#surprise(error);
        return { code: 'protocolError', detail: `The card reader's driver failed: ${error}.` };
      });
      if (stop.aborted || !failure) return;
      this.#setFault(failure);
      await pause(clock, this.#nextWait(), stop);
    }
  }

  /** One connection from its opening to its end. Answers why it ended; undefined when it was stopped. */
  async #connectOnce(stop: AbortSignal): Promise<ConnectFailure | undefined> {
    const connected = await this.#options.connect(stop);
    if (!connected.ok) return connected.failure;
    const { session } = connected;
    const closeNow = () => void session.close();
    stop.addEventListener('abort', closeNow);
    try {
      return (await this.#taps.watch(session, stop))?.failure;
    } finally {
      stop.removeEventListener('abort', closeNow);
      await session.close();
    }
  }

  #nextWait(): number {
    const wait = Math.min(REOPEN_AFTER_MS * 2 ** this.#failures, REOPEN_AT_MOST_MS);
    this.#failures++;
    return wait * (1 - REOPEN_SPREAD * (this.#options.random ?? Math.random)());
  }

  #setFault({ code, detail }: ConnectFailure): void {
    // That the port has vanished is how an unplugged cable looks to whoever opens it again.
    if (code === 'notFound' && 'fault' in this.#status && this.#status.fault.code === 'unplugged') return;
    const { device, action } = faultMeaning[code];
    this.#setStatus({ device, fault: { code, action, detail } });
  }

  #setStatus(status: CardReaderStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    this.#emit({ type: 'statusChanged', status });
  }

  #emit(event: CardReaderEvent): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        this.#surprise(error);
      }
    }
  }

  #surprise(error: unknown): void {
    if (this.#options.onSurprise) this.#options.onSurprise(error);
    else
      queueMicrotask(() => {
        throw error;
      });
  }
}

const faultMeaning: Readonly<
  Record<
    CardReaderFaultCode,
    { readonly device: Exclude<CardReaderStatus['device'], 'online'>; readonly action: FaultAction }
  >
> = {
  notConfigured: { device: 'noDevice', action: 'configuration' },
  notFound: { device: 'powerOff', action: 'clear' },
  unplugged: { device: 'powerOff', action: 'clear' },
  noPermission: { device: 'offline', action: 'configuration' },
  busy: { device: 'offline', action: 'configuration' },
  notAnswering: { device: 'offline', action: 'maintenance' },
  protocolError: { device: 'hardwareError', action: 'maintenance' },
};
