import type { Unsubscribe } from '../device-fault.ts';
import type { OpenFailure } from './byte-stream.ts';

/**
 * An open USB HID device: whole reports instead of a stream of bytes. Every report starts with its number,
 * the report ID; devices that number none use 0 there, and then input reports come without that byte
 * (hidapi's convention).
 */
export interface HidDevice {
  /** Sends one output report. Rejects once the device is gone. */
  write(report: Uint8Array): Promise<void>;
  /** Input reports. Those that arrive while nobody listens are lost, as hidapi loses them. */
  onReport(listener: (report: Uint8Array) => void): Unsubscribe;
  /** Sets a feature report, its ID first. Rejects once the device is gone. */
  sendFeatureReport(report: Uint8Array): Promise<void>;
  /**
   * Asks for a feature report. `length` counts the ID byte, and the answer starts with it: an 8-byte report
   * without a number is `getFeatureReport(0, 9)`. Rejects once the device is gone.
   */
  getFeatureReport(reportId: number, length: number): Promise<Uint8Array>;
  /** Called once, when the device goes or is closed; at once if that has already happened. */
  onClose(listener: (why: string) => void): Unsubscribe;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export type HidOpenResult =
  | { readonly ok: true; readonly device: HidDevice }
  | { readonly ok: false; readonly failure: OpenFailure; readonly detail: string };

/**
 * Finds and opens the device afresh each time it is called, because a device that was plugged in again has
 * another path. Never rejects. `detail` tells a technician in one sentence what to do.
 */
export type OpenHidDevice = () => Promise<HidOpenResult>;
