import type { SupervisionOptions } from '../supervision/supervised-device.ts';
import type { OpenHidDevice } from '../transports/hid-device.ts';
import type { CodeScanner } from './code-scanner.ts';
import { ScanAssembler } from './hid-pos-codec.ts';
import { decodeScan } from './scan-text.ts';
import { superviseCodeScanner } from './supervised-code-scanner.ts';

/** The parts of a scan follow each other within milliseconds; after this the rest is lost. */
export const CONTINUATION_LIMIT_MS = 250;

export interface HidPosScannerOptions extends SupervisionOptions {
  /** The device's collection on usage page `HID_POS_USAGE_PAGE`. */
  readonly open: OpenHidDevice;
}

/** A scanner in its USB HID point-of-sale mode, which types nothing and says what kind of code it read. */
export function openHidPosScanner({ open, ...options }: HidPosScannerOptions): CodeScanner {
  const { clock } = options;
  return superviseCodeScanner(async (onScan) => {
    const opened = await open();
    if (!opened.ok) return opened;
    const { device } = opened;
    const assembler = new ScanAssembler();
    let limit: unknown;
    device.onReport((report) => {
      clock.clearTimeout(limit);
      const bytes = assembler.push(report);
      const scan = bytes && decodeScan(bytes);
      if (scan) onScan(scan);
      if (assembler.isOpen) limit = clock.setTimeout(() => assembler.drop(), CONTINUATION_LIMIT_MS);
    });
    device.onClose(() => clock.clearTimeout(limit));
    return { ok: true, connection: device };
  }, options);
}
