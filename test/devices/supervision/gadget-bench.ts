import type { DeviceFault } from '../../../devices/device-fault.ts';
import {
  type Ending,
  type Opened,
  SupervisedDevice,
} from '../../../devices/supervision/supervised-device.ts';
import type { OpenFailure } from '../../../devices/transports/byte-stream.ts';
import { ManualClock } from '../../manual-clock.ts';

/** A device with no trade of its own: what is supervised about it is all there is. */
export type GadgetStatus =
  | { readonly device: 'online' }
  | { readonly device: 'offline'; readonly fault: DeviceFault };

export class GadgetConnection {
  /** How often it was closed. */
  closed = 0;
  readonly ending: Promise<Ending<GadgetStatus>>;
  end: (ending: Ending<GadgetStatus>) => void = () => {};
  fail: (error: unknown) => void = () => {};

  constructor() {
    this.ending = new Promise((resolve, reject) => {
      this.end = resolve;
      this.fail = reject;
    });
  }

  /** The cable is pulled. */
  unplug(): void {
    this.end({ reopen: 'afterWait', status: faulty('unplugged') });
  }

  close(): Promise<void> {
    this.closed++;
    this.end({ reopen: 'afterWait', status: undefined });
    return Promise.resolve();
  }
}

export function faulty(code: string, detail = ''): GadgetStatus {
  return { device: 'offline', fault: { code, action: 'clear', detail } };
}

export interface GadgetOptions {
  readonly random?: () => number;
  readonly spread?: number;
  /** Left out, surprises are kept; `false`, nobody is there to be told of them. */
  readonly onSurprise?: false;
  /** Whether it shows that it works as soon as it is open. Yes, if left out. */
  readonly works?: boolean;
}

export function gadgetBench({ random = () => 0, spread, onSurprise, works = true }: GadgetOptions = {}) {
  const clock = new ManualClock();
  /** When it was opened or tried, on the monotonic clock. */
  const openings: number[] = [];
  const connections: GadgetConnection[] = [];
  const surprises: unknown[] = [];
  const told: string[] = [];
  const socket = {
    /** What comes of opening it; each test puts in what it is about. */
    open: async (): Promise<Opened<GadgetConnection>> => {
      const connection = new GadgetConnection();
      connections.push(connection);
      return { ok: true, connection };
    },
  };
  const gadget = new SupervisedDevice<GadgetStatus, GadgetConnection, { type: 'said'; word: string }>(
    {
      firstStatus: faulty('opening'),
      open: () => {
        openings.push(clock.monotonic());
        return socket.open();
      },
      use: (connection) => {
        if (works) gadget.works();
        gadget.setStatus({ device: 'online' });
        return connection.ending;
      },
      couldNotOpen: (failure, detail) => faulty(failure, detail),
      driverFailed: (error) => faulty('driverFailed', String(error)),
      ...(spread !== undefined && { spread }),
    },
    { clock, random, ...(onSurprise !== false && { onSurprise: (error) => void surprises.push(error) }) },
  );
  gadget.onEvent((event) => {
    if (event.type === 'said') told.push(event.word);
    else told.push('fault' in event.status ? event.status.fault.code : event.status.device);
  });
  return {
    clock,
    gadget,
    socket,
    openings,
    connections,
    surprises,
    /** Codes of faults, `online`, and the words that were said, in the order they were told. */
    told,
    /** The connection that was opened last. */
    last: (): GadgetConnection => connections.at(-1) ?? new GadgetConnection(),
    /** From now on it cannot be opened. */
    refuse: (failure: OpenFailure, detail = '') => {
      socket.open = async () => ({ ok: false, failure, detail });
    },
    /** Between one attempt to open it and the next. */
    gaps: () => openings.slice(1).map((at, index) => at - (openings[index] ?? 0)),
  };
}
