import { MAX_SCAN_BYTES } from './scan-text.ts';

/**
 * Barcode scanners on USB HID usage page 8Ch (USB-IF, "HID Point of Sale Usage Tables"): input reports of 64
 * bytes that start with their number, 2.
 */
export const HID_POS_USAGE_PAGE = 0x8c;
export const SCAN_REPORT_ID = 2;
export const SCAN_REPORT_LENGTH = 64;

const layout = { length: 1, identifier: 2, data: 5, symbology: 61, flags: 63 } as const;
const IDENTIFIER_SIZE = 3;
export const SCAN_REPORT_DATA_MAX = layout.symbology - layout.data;
const CONTINUED = 0x01;

/** One report: a scan, or a part of one. */
export interface ScanReport {
  /** Symbology identifier such as "]Q1"; empty where the scanner sends none. */
  readonly identifier: Uint8Array;
  readonly data: Uint8Array;
  /** The next report goes on with the same scan. */
  readonly continued: boolean;
}

/** Undefined when it is no scan report, or one that contradicts itself. */
export function decodeScanReport(report: Uint8Array): ScanReport | undefined {
  if (report.length !== SCAN_REPORT_LENGTH || report[0] !== SCAN_REPORT_ID) return undefined;
  const length = report[layout.length] ?? 0;
  if (length > SCAN_REPORT_DATA_MAX) return undefined;
  const identifier = report.slice(layout.identifier, layout.identifier + IDENTIFIER_SIZE);
  return {
    identifier: identifier[0] === 0 ? new Uint8Array() : identifier,
    data: report.slice(layout.data, layout.data + length),
    continued: ((report[layout.flags] ?? 0) & CONTINUED) !== 0,
  };
}

/** The inverse of `decodeScanReport`. Throws a RangeError for what no report can hold. */
export function encodeScanReport({ identifier, data, continued }: ScanReport): Uint8Array {
  if (data.length > SCAN_REPORT_DATA_MAX) throw new RangeError('a scan report holds at most 56 bytes');
  if (identifier.length !== 0 && identifier.length !== IDENTIFIER_SIZE) {
    throw new RangeError('a symbology identifier has 3 bytes');
  }
  const report = new Uint8Array(SCAN_REPORT_LENGTH);
  report[0] = SCAN_REPORT_ID;
  report[layout.length] = data.length;
  report.set(identifier, layout.identifier);
  report.set(data, layout.data);
  report[layout.flags] = continued ? CONTINUED : 0;
  return report;
}

/** Puts the parts of a scan together. A scan of which a part came damaged is dropped to its end. */
export class ScanAssembler {
  #parts: number[] = [];
  #spoilt = false;

  /** The scan that this report completes, its symbology identifier in front. */
  push(report: Uint8Array): Uint8Array | undefined {
    if (report[0] !== SCAN_REPORT_ID) return undefined;
    const part = decodeScanReport(report);
    if (!part) {
      this.#spoilt = true;
      return undefined;
    }
    if (this.#parts.length === 0) this.#parts.push(...part.identifier);
    this.#parts.push(...part.data);
    if (this.#parts.length > MAX_SCAN_BYTES) {
      this.#spoilt = true;
      this.#parts.length = MAX_SCAN_BYTES;
    }
    if (part.continued) return undefined;
    const scan = this.#spoilt ? undefined : Uint8Array.from(this.#parts);
    this.drop();
    return scan;
  }

  /** True while the rest of a scan is awaited. */
  get isOpen(): boolean {
    return this.#spoilt || this.#parts.length > 0;
  }

  /** The rest did not come. */
  drop(): void {
    this.#parts = [];
    this.#spoilt = false;
  }
}
