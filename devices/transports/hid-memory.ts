import type { Unsubscribe } from '../device-fault.ts';
import type { HidDevice, OpenHidDevice } from './hid-device.ts';

/** A HID device seen from its own side of the cable: what a simulator is to the in-memory port. */
export interface HidGadget {
  /** An output report, its ID first. Left out, the device takes none and the host's write fails. */
  outputReport?(report: Uint8Array): void;
  /** The host sets a feature report, its ID first. */
  setFeatureReport?(report: Uint8Array): void;
  /** The host asks for a feature report; `length` counts the ID byte that the answer starts with. */
  getFeatureReport?(reportId: number, length: number): Uint8Array;
  /** The host closed the device, or the cable was pulled: no more reports can be sent. */
  disconnected(): void;
}

/**
 * Makes the device's side of one opening. `sendInput` hands an input report to the host. `power` tells whether
 * the device was plugged in since the last opening; `stillOn`, it remembers what the program before did with it.
 */
export type ConnectHidGadget = (
  sendInput: (report: Uint8Array) => void,
  power: 'justOn' | 'stillOn',
) => HidGadget;

/** A USB socket in memory with a simulated device behind it. */
export interface MemoryHidPort {
  readonly open: OpenHidDevice;
  readonly pluggedIn: boolean;
  /** Pulls the device out: an open device closes, and opening again fails with `notFound`. */
  unplug(): void;
  plugIn(): void;
}

/**
 * A port that can be opened again and again. Each opening asks for a fresh gadget. Reports travel in
 * microtasks and in order, never on a clock. It is `busy` while it is open, so that a driver which forgets
 * to close is found out.
 */
export function memoryHidPort(
  connectGadget: ConnectHidGadget,
  options: { readonly pluggedIn?: boolean } = {},
): MemoryHidPort {
  let pluggedIn = options.pluggedIn ?? true;
  let power: 'justOn' | 'stillOn' = 'justOn';
  let current: MemoryHidDevice | undefined;
  return {
    open: async () => {
      if (!pluggedIn) return { ok: false, failure: 'notFound', detail: 'the simulated device is unplugged' };
      if (current) return { ok: false, failure: 'busy', detail: 'the simulated device is already open' };
      const device = new MemoryHidDevice(connectGadget, power);
      power = 'stillOn';
      current = device;
      device.onClose(() => {
        current = undefined;
      });
      return { ok: true, device };
    },
    get pluggedIn() {
      return pluggedIn;
    },
    unplug: () => {
      pluggedIn = false;
      power = 'justOn';
      current?.end('unplugged');
    },
    plugIn: () => {
      pluggedIn = true;
    },
  };
}

class MemoryHidDevice implements HidDevice {
  readonly #gadget: HidGadget;
  readonly #reportListeners = new Set<(report: Uint8Array) => void>();
  readonly #closeListeners = new Set<(why: string) => void>();
  #ended: string | undefined;

  constructor(connectGadget: ConnectHidGadget, power: 'justOn' | 'stillOn') {
    this.#gadget = connectGadget((report) => this.#deliver(report.slice()), power);
  }

  async write(report: Uint8Array): Promise<void> {
    const sent = report.slice();
    await this.#carry((gadget) => {
      if (!gadget.outputReport) throw new Error('the device takes no output reports');
      gadget.outputReport(sent);
    });
  }

  onReport(listener: (report: Uint8Array) => void): Unsubscribe {
    this.#reportListeners.add(listener);
    return () => this.#reportListeners.delete(listener);
  }

  async sendFeatureReport(report: Uint8Array): Promise<void> {
    const sent = report.slice();
    await this.#carry((gadget) => {
      if (!gadget.setFeatureReport) throw new Error('the device takes no feature reports');
      gadget.setFeatureReport(sent);
    });
  }

  getFeatureReport(reportId: number, length: number): Promise<Uint8Array> {
    return this.#carry((gadget) => {
      if (!gadget.getFeatureReport) throw new Error('the device has no feature reports');
      return gadget.getFeatureReport(reportId, length).slice(0, length);
    });
  }

  onClose(listener: (why: string) => void): Unsubscribe {
    if (this.#ended !== undefined) {
      listener(this.#ended);
      return () => {};
    }
    this.#closeListeners.add(listener);
    return () => this.#closeListeners.delete(listener);
  }

  async close(): Promise<void> {
    this.end('closed');
  }

  end(why: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = why;
    this.#reportListeners.clear();
    this.#gadget.disconnected();
    const listeners = [...this.#closeListeners];
    this.#closeListeners.clear();
    for (const listener of listeners) listener(why);
  }

  #deliver(report: Uint8Array): void {
    queueMicrotask(() => {
      for (const listener of [...this.#reportListeners]) listener(report);
    });
  }

  /** Does one transfer on the bus, unless the device went away before or while it was under way. */
  async #carry<T>(transfer: (gadget: HidGadget) => T): Promise<T> {
    await undefined;
    if (this.#ended !== undefined) throw new Error(`the device is ${this.#ended}`);
    return transfer(this.#gadget);
  }
}
