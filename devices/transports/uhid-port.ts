import { writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { OpenFailure } from './byte-stream.ts';
import type { ConnectHidGadget, HidGadget } from './hid-memory.ts';
import {
  decodeUhidEvent,
  encodeCreate,
  encodeDestroy,
  encodeGetReportReply,
  encodeInput,
  encodeSetReportReply,
  UHID_EVENT_BYTES,
  type UhidDevice,
  type UhidEvent,
} from './uhid-codec.ts';

const UHID = '/dev/uhid';
/** Asked of a gadget when the host wants a feature report; the kernel cuts the answer to what the host asked for. */
const REPORT_BYTES_MAX = 4096;

/** A simulated device that is plugged into this machine's kernel. */
export interface UhidPort {
  /** Resolves once the device is gone from the machine. Safe to call twice. */
  unplug(): Promise<void>;
}

export type UhidPlugged =
  | { readonly ok: true; readonly port: UhidPort }
  | { readonly ok: false; readonly failure: OpenFailure; readonly detail: string };

/**
 * Plugs a simulated HID device into the Linux kernel: a hidraw node appears, and any program can open it as it
 * would the real reader. `connect` is the same as for `memoryHidPort`: each opening asks for a fresh gadget.
 * `uhid` is the kernel's device file. Never rejects.
 *
 * One thread of libuv's pool waits in the kernel for as long as the device is plugged in. The device goes when
 * the process ends, however it ends.
 */
export async function plugIntoUhid(
  device: UhidDevice,
  connect: ConnectHidGadget,
  uhid = UHID,
): Promise<UhidPlugged> {
  try {
    return { ok: true, port: new KernelUhidPort(await open(uhid, 'r+'), device, connect) };
  } catch (error) {
    return { ok: false, ...uhidFailure(error as NodeJS.ErrnoException) };
  }
}

class KernelUhidPort implements UhidPort {
  readonly #handle: FileHandle;
  readonly #connect: ConnectHidGadget;
  readonly #gone: Promise<void>;
  #power: 'justOn' | 'stillOn' = 'justOn';
  /** Undefined while nobody has the device open. */
  #gadget: HidGadget | undefined;
  #pluggedIn = true;
  /** `process.exit` waits for libuv's threads, and so would for ever for the one that waits in the kernel. */
  readonly #leave = () => void this.unplug();

  constructor(handle: FileHandle, device: UhidDevice, connect: ConnectHidGadget) {
    this.#handle = handle;
    this.#connect = connect;
    this.#send(encodeCreate(device));
    process.once('exit', this.#leave);
    this.#gone = this.#live();
  }

  unplug(): Promise<void> {
    if (this.#pluggedIn) {
      this.#disconnect();
      // The kernel's last event, which it sends on this, also wakes the waiting read.
      this.#send(encodeDestroy());
      this.#pluggedIn = false;
    }
    return this.#gone;
  }

  async #live(): Promise<void> {
    const bytes = new Uint8Array(UHID_EVENT_BYTES);
    for (;;) {
      const { bytesRead } = await this.#handle.read(bytes, 0, UHID_EVENT_BYTES);
      const event = decodeUhidEvent(bytes.subarray(0, bytesRead));
      if (event.kind === 'stopped') break;
      if (this.#pluggedIn) this.#take(event);
    }
    process.off('exit', this.#leave);
    await this.#handle.close();
  }

  #take(event: UhidEvent): void {
    switch (event.kind) {
      case 'opened':
        this.#open();
        return;
      case 'closed':
        this.#disconnect();
        return;
      case 'outputReport':
        this.#gadget?.outputReport?.(event.report);
        return;
      case 'setReport':
        this.#send(encodeSetReportReply(event.request, this.#setFeatureReport(event.report)));
        return;
      case 'getReport':
        this.#send(encodeGetReportReply(event.request, this.#getFeatureReport(event.reportId)));
    }
  }

  #open(): void {
    const gadget = this.#connect((report) => {
      if (this.#gadget === gadget) this.#send(encodeInput(report));
    }, this.#power);
    this.#gadget = gadget;
    this.#power = 'stillOn';
  }

  #disconnect(): void {
    const gadget = this.#gadget;
    this.#gadget = undefined;
    gadget?.disconnected();
  }

  /** A report that the simulated device throws at is one that the real one would refuse to take. */
  #setFeatureReport(report: Uint8Array): boolean {
    const gadget = this.#gadget;
    if (!gadget?.setFeatureReport) return false;
    try {
      gadget.setFeatureReport(report);
      return true;
    } catch {
      return false;
    }
  }

  #getFeatureReport(reportId: number): Uint8Array | undefined {
    try {
      return this.#gadget?.getFeatureReport?.(reportId, REPORT_BYTES_MAX);
    } catch {
      return undefined;
    }
  }

  #send(event: Uint8Array): void {
    writeSync(this.#handle.fd, event);
  }
}

function uhidFailure({ code, message }: NodeJS.ErrnoException): {
  readonly failure: OpenFailure;
  readonly detail: string;
} {
  if (code === 'ENOENT' || code === 'ENODEV') {
    return {
      failure: 'notFound',
      detail: `there is no ${UHID}; load the kernel module uhid (modprobe uhid)`,
    };
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return { failure: 'noPermission', detail: `this account may not open ${UHID}; run it as root` };
  }
  return { failure: 'failed', detail: `no device can be plugged into ${UHID}: ${message}` };
}
