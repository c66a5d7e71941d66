import type { HidGadget } from '../transports/hid-memory.ts';
import { encodeScanReport, SCAN_REPORT_DATA_MAX } from './hid-pos-codec.ts';

/** A scanner in USB HID point-of-sale mode, from its own side. */
export class HidPosScannerSimulator {
  readonly #hosts = new Set<(report: Uint8Array) => void>();

  /** For `memoryHidPort`. */
  connect(sendInput: (report: Uint8Array) => void): HidGadget {
    this.#hosts.add(sendInput);
    return { disconnected: () => this.#hosts.delete(sendInput) };
  }

  /** Somebody holds a code in front of it. `identifier` is a symbology identifier such as "]Q1". */
  scan(text: string, identifier = ''): void {
    for (const report of scanReports(text, identifier)) this.send(report);
  }

  /** Any report, as a scanner gone wrong would send it. */
  send(report: Uint8Array): void {
    for (const sendInput of this.#hosts) sendInput(report);
  }
}

/** A code as the reports that carry it. */
export function scanReports(text: string, identifier = ''): Uint8Array[] {
  const encoder = new TextEncoder();
  const bytes = encoder.encode(text);
  const count = Math.max(1, Math.ceil(bytes.length / SCAN_REPORT_DATA_MAX));
  return Array.from({ length: count }, (_, part) =>
    encodeScanReport({
      identifier: encoder.encode(identifier),
      data: bytes.slice(part * SCAN_REPORT_DATA_MAX, (part + 1) * SCAN_REPORT_DATA_MAX),
      continued: part < count - 1,
    }),
  );
}
