import type { SupervisionOptions } from '../supervision/supervised-device.ts';
import type { OpenByteStream } from '../transports/byte-stream.ts';
import type { CodeScanner } from './code-scanner.ts';
import { LineCutter } from './line-codec.ts';
import { decodeScan } from './scan-text.ts';
import { superviseCodeScanner } from './supervised-code-scanner.ts';

/** A scanner that is set to end its scans with nothing ends them with this much silence. */
export const LINE_GAP_MS = 50;

export interface LineScannerOptions extends SupervisionOptions {
  readonly open: OpenByteStream;
}

/** A scanner on a serial port, real or over USB, that sends each code as a line of text. */
export function openLineScanner({ open, ...options }: LineScannerOptions): CodeScanner {
  const { clock } = options;
  return superviseCodeScanner(async (onScan) => {
    const opened = await open();
    if (!opened.ok) return opened;
    const { stream } = opened;
    const cutter = new LineCutter();
    let gap: unknown;
    const tell = (line: Uint8Array | undefined) => {
      const scan = line && decodeScan(line);
      if (scan) onScan(scan);
    };
    stream.onData((bytes) => {
      clock.clearTimeout(gap);
      for (const line of cutter.push(bytes)) tell(line);
      if (cutter.isOpen) gap = clock.setTimeout(() => tell(cutter.end()), LINE_GAP_MS);
    });
    // What was cut off by a pulled cable is no code.
    stream.onClose(() => clock.clearTimeout(gap));
    return { ok: true, connection: stream };
  }, options);
}
