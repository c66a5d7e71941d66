import { mkdirSync, readdirSync, rmdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock as clock, delay } from '../../../../devices/clock.ts';
import { LIMIT_MS } from './checks.ts';

const CONFIGFS = '/sys/kernel/config/usb_gadget';
const US_ENGLISH = '0x409';
const LOOK_AGAIN_MS = 20;

/** What the device says of itself. */
export interface UsbFace {
  readonly vendorId: number;
  readonly productId: number;
  readonly manufacturer: string;
  readonly product: string;
  readonly serialNumber: string;
}

/** What it does: a function of the kernel's gadget framework and its settings (Documentation/usb/gadget-testing.rst). */
export interface UsbFunction {
  readonly kind: 'acm' | 'hid' | 'printer';
  readonly settings?: Readonly<Record<string, string | number | Uint8Array>>;
}

let made = 0;

/**
 * A USB device of this kernel's own (dummy_hcd joins its device side to its host side): real descriptors, real
 * drivers, real device nodes. It is made unplugged.
 */
export class UsbGadget implements AsyncDisposable {
  readonly #folder: string;
  readonly #function: string;
  readonly #number: number;

  /** `socket`: which of dummy_hcd's, from 0. */
  constructor(face: UsbFace, { kind, settings = {} }: UsbFunction, socket: number) {
    this.#folder = join(CONFIGFS, `gadget${made++}`);
    this.#function = `functions/${kind}.${made}`;
    this.#number = socket;
    this.#make(`strings/${US_ENGLISH}`, 'configs/c.1', this.#function);
    this.#set('idVendor', hex(face.vendorId));
    this.#set('idProduct', hex(face.productId));
    this.#set(`strings/${US_ENGLISH}/manufacturer`, face.manufacturer);
    this.#set(`strings/${US_ENGLISH}/product`, face.product);
    this.#set(`strings/${US_ENGLISH}/serialnumber`, face.serialNumber);
    for (const [name, value] of Object.entries(settings)) this.#set(`${this.#function}/${name}`, value);
    symlinkSync(join(this.#folder, this.#function), join(this.#folder, 'configs/c.1/function'));
  }

  /** Waits first until what was in the socket before has gone: a hub that is hurried gives up on the socket. */
  async plugIn(): Promise<void> {
    await this.#socketFree();
    this.#set('UDC', `dummy_udc.${this.#number}`);
  }

  pull(): void {
    this.#set('UDC', '\n');
  }

  /** Pulls it, and takes it out of the kernel altogether; it must not be in use on its device side. */
  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.pull();
    } catch {
      // It is not plugged in.
    }
    await this.#socketFree();
    unlinkSync(join(this.#folder, 'configs/c.1/function'));
    for (const name of [this.#function, 'configs/c.1', `strings/${US_ENGLISH}`, '.']) {
      rmdirSync(join(this.#folder, name));
    }
  }

  async #socketFree(): Promise<void> {
    const deadline = clock.monotonic() + LIMIT_MS;
    while (isTaken(this.#number)) {
      if (clock.monotonic() > deadline) throw new Error(`socket ${this.#number} does not become free`);
      await delay(clock, LOOK_AGAIN_MS);
    }
  }

  #make(...names: string[]): void {
    for (const name of names) mkdirSync(join(this.#folder, name), { recursive: true });
  }

  #set(name: string, value: string | number | Uint8Array): void {
    writeFileSync(join(this.#folder, name), typeof value === 'number' ? String(value) : value);
  }
}

/** Whether the host has something in this socket: `1-1` is what is in the only socket of bus 1. */
function isTaken(socket: number): boolean {
  const host = `/sys/devices/platform/dummy_hcd.${socket}`;
  const buses = readdirSync(host).filter((name) => /^usb\d+$/.test(name));
  return buses.some((bus) => readdirSync(join(host, bus)).some((name) => /^\d+-1$/.test(name)));
}

function hex(id: number): string {
  return `0x${id.toString(16)}`;
}
