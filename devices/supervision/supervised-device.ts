import type { Clock } from '../clock.ts';
import type { DeviceFault, Unsubscribe } from '../device-fault.ts';
import type { OpenFailure } from '../transports/byte-stream.ts';
import { pause, unlessAborted } from './abortable.ts';
import { BackOff, REOPEN_SPREAD } from './back-off.ts';

/** The status of any kind of device: it has a fault while the device is of no use. */
export interface DeviceStatus {
  readonly device: string;
  readonly fault?: DeviceFault;
}

export type StatusChanged<Status> = { readonly type: 'statusChanged'; readonly status: Status };

/** `close` is safe to call twice, and while the connection is in use. */
export interface Connection {
  close(): Promise<void>;
}

export type Opened<Open extends Connection> =
  | { readonly ok: true; readonly connection: Open }
  | { readonly ok: false; readonly failure: OpenFailure; readonly detail: string };

/** How a connection came to its end. */
export type Ending<Status> =
  /** It was of use and its end is no fault: the last status stands, and nothing is waited for. */
  | { readonly reopen: 'atOnce' }
  /** `status` is what is true of the device now; undefined leaves the last one standing. */
  | { readonly reopen: 'afterWait'; readonly status: Status | undefined };

/** Nobody asks how it ended. */
const stopped = { reopen: 'afterWait', status: undefined } as const;

/** What whoever opens a supervised device may decide. */
export interface SupervisionOptions {
  readonly clock: Clock;
  /** 0 to below 1, for the spread of attempts to open. */
  readonly random?: () => number;
  /** Told of errors that should not exist: of listeners, and of drivers. Without it they are thrown at the process. */
  readonly onSurprise?: (error: unknown) => void;
}

/** What one kind of device is. */
export interface DeviceKind<Status, Open extends Connection> {
  /** What is true of it until it was opened for the first time. */
  readonly firstStatus: Status;
  /** Opens it afresh. Never rejects. */
  open(): Promise<Opened<Open>>;
  /**
   * Works with the open device until that is over, and leaves it closed. Once `stop` is aborted the connection
   * is closed under it, and it ends soon; what it answers then does not matter.
   */
  use(connection: Open, stop: AbortSignal): Promise<Ending<Status>>;
  couldNotOpen(failure: OpenFailure, detail: string): Status;
  /** `open` or `use` threw, which they should not. */
  driverFailed(error: unknown): Status;
  /** A wait before the next attempt has begun; `tryNow` ends it. */
  onWaiting?(): void;
  /** In place of `REOPEN_SPREAD`. */
  readonly spread?: number;
}

/**
 * Keeps a device open: opens it, lets it be used, and after a loss waits and opens it anew, for ever. One loop
 * owns the connection and awaits its end before the next begins, so nothing that a dead connection still does
 * can reach the events. `Event` is what the kind tells besides its status.
 */
export class SupervisedDevice<
  Status extends DeviceStatus,
  Open extends Connection,
  Event extends { readonly type: string } = never,
> {
  readonly #kind: DeviceKind<Status, Open>;
  readonly #options: SupervisionOptions;
  readonly #listeners = new Set<(event: StatusChanged<Status> | Event) => void>();
  readonly #stop = new AbortController();
  readonly #backOff: BackOff;
  readonly #ended: Promise<void>;
  #status: Status;
  #waiting: AbortController | undefined;

  constructor(kind: DeviceKind<Status, Open>, options: SupervisionOptions) {
    this.#kind = kind;
    this.#options = options;
    this.#status = kind.firstStatus;
    this.#backOff = new BackOff(kind.spread ?? REOPEN_SPREAD, options.random ?? Math.random);
    this.#ended = this.#keepOpen();
  }

  get status(): Status {
    return this.#status;
  }

  /** True between a failed attempt and the next one. */
  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  onEvent(listener: (event: StatusChanged<Status> | Event) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** From now on nothing is told. Resolves when nothing of the device is in use any more. */
  close(): Promise<void> {
    this.#listeners.clear();
    this.#stop.abort();
    this.tryNow();
    return this.#ended;
  }

  /** Does not wait any longer before the next attempt. */
  tryNow(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.abort();
  }

  /** The device does what it is for, so the next loss is waited for as briefly as the first. */
  works(): void {
    this.#backOff.startAfresh();
  }

  /** Tells the status, unless it is what it was. */
  setStatus(status: Status): void {
    // That the port has vanished is how an unplugged cable looks to whoever opens it again.
    if (status.fault?.code === 'notFound' && this.#status.fault?.code === 'unplugged') return;
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    this.tell({ type: 'statusChanged', status });
  }

  /** A listener that throws is a surprise, and no other listener's trouble. */
  tell(event: StatusChanged<Status> | Event): void {
    for (const listener of [...this.#listeners]) {
      // One that was told before it may have closed the device, or sent it away.
      if (!this.#listeners.has(listener)) continue;
      try {
        listener(event);
      } catch (error) {
        this.surprise(error);
      }
    }
  }

  /** Says that something happened which should not be possible. */
  readonly surprise = (error: unknown): void => {
    if (this.#options.onSurprise) this.#options.onSurprise(error);
    else
      queueMicrotask(() => {
        throw error;
      });
  };

  async #keepOpen(): Promise<void> {
    const stop = this.#stop.signal;
    while (!stop.aborted) {
      const ending = await this.#openOnce(stop).catch((error: unknown): Ending<Status> => {
        this.surprise(error);
        return { reopen: 'afterWait', status: this.#kind.driverFailed(error) };
      });
      if (stop.aborted) return;
      if (ending.reopen === 'atOnce') this.works();
      else {
        if (ending.status) this.setStatus(ending.status);
        await this.#wait();
      }
    }
  }

  /** One connection from its opening to its end. */
  async #openOnce(stop: AbortSignal): Promise<Ending<Status>> {
    const opening = this.#kind.open();
    const opened = await unlessAborted(opening, stop).catch((error: unknown) => {
      if (!stop.aborted) throw error;
      return undefined;
    });
    if (!opened) {
      opening.then((late) => (late.ok ? late.connection.close() : undefined)).catch(this.surprise);
      return stopped;
    }
    if (!opened.ok) {
      return { reopen: 'afterWait', status: this.#kind.couldNotOpen(opened.failure, opened.detail) };
    }
    const { connection } = opened;
    if (stop.aborted) {
      await connection.close();
      return stopped;
    }
    const closeNow = () => void connection.close();
    stop.addEventListener('abort', closeNow);
    try {
      return await this.#kind.use(connection, stop);
    } catch (error) {
      // Not awaited: whatever else is wrong with it must not keep it from being opened again.
      closeNow();
      throw error;
    } finally {
      stop.removeEventListener('abort', closeNow);
    }
  }

  async #wait(): Promise<void> {
    // Whoever was told of the loss may have closed the device there and then.
    if (this.#stop.signal.aborted) return;
    const waiting = new AbortController();
    this.#waiting = waiting;
    const over = pause(this.#options.clock, this.#backOff.nextWait(), waiting.signal);
    this.#kind.onWaiting?.();
    await over;
    this.#waiting = undefined;
  }
}
