import { mkdirSync, rmdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CONFIGFS = '/sys/kernel/config/usb_gadget';
const US_ENGLISH = '0x409';

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
export class UsbGadget implements Disposable {
  readonly #folder: string;
  readonly #function: string;
  readonly #socket: string;

  /** `socket`: which of dummy_hcd's, from 0. */
  constructor(face: UsbFace, { kind, settings = {} }: UsbFunction, socket: number) {
    this.#folder = join(CONFIGFS, `gadget${made++}`);
    this.#function = `functions/${kind}.${made}`;
    this.#socket = `dummy_udc.${socket}`;
    this.#make(`strings/${US_ENGLISH}`, 'configs/c.1', this.#function);
    this.#set('idVendor', hex(face.vendorId));
    this.#set('idProduct', hex(face.productId));
    this.#set(`strings/${US_ENGLISH}/manufacturer`, face.manufacturer);
    this.#set(`strings/${US_ENGLISH}/product`, face.product);
    this.#set(`strings/${US_ENGLISH}/serialnumber`, face.serialNumber);
    for (const [name, value] of Object.entries(settings)) this.#set(`${this.#function}/${name}`, value);
    symlinkSync(join(this.#folder, this.#function), join(this.#folder, 'configs/c.1/function'));
  }

  plugIn(): void {
    this.#set('UDC', this.#socket);
  }

  pull(): void {
    this.#set('UDC', '\n');
  }

  /** Takes it out of the kernel altogether; it must not be in use on its device side. */
  [Symbol.dispose](): void {
    try {
      this.pull();
    } catch {
      // It is not plugged in.
    }
    unlinkSync(join(this.#folder, 'configs/c.1/function'));
    for (const name of [this.#function, 'configs/c.1', `strings/${US_ENGLISH}`, '.']) {
      rmdirSync(join(this.#folder, name));
    }
  }

  #make(...names: string[]): void {
    for (const name of names) mkdirSync(join(this.#folder, name), { recursive: true });
  }

  #set(name: string, value: string | number | Uint8Array): void {
    writeFileSync(join(this.#folder, name), typeof value === 'number' ? String(value) : value);
  }
}

function hex(id: number): string {
  return `0x${id.toString(16)}`;
}
