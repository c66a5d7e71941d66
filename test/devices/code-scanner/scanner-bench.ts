import type { CodeScanner, CodeScannerEvent } from '../../../devices/code-scanner/code-scanner.ts';
import { openHidPosScanner } from '../../../devices/code-scanner/hid-pos-scanner.ts';
import { HidPosScannerSimulator } from '../../../devices/code-scanner/hid-pos-simulator.ts';
import { openLineScanner } from '../../../devices/code-scanner/line-scanner.ts';
import { type LineEnding, LineScannerSimulator } from '../../../devices/code-scanner/line-simulator.ts';
import { memoryHidPort } from '../../../devices/transports/hid-memory.ts';
import { memoryPort, type Recut } from '../../../devices/transports/memory-pair.ts';
import { ManualClock } from '../../manual-clock.ts';

export const REOPENED_MS = 6_000;

function watched(scanner: CodeScanner) {
  const events: CodeScannerEvent[] = [];
  scanner.onEvent((event) => events.push(event));
  return {
    scanner,
    events,
    scans: () => events.flatMap((event) => (event.type === 'codeScanned' ? [event.scan] : [])),
    texts: () => events.flatMap((event) => (event.type === 'codeScanned' ? [event.scan.text] : [])),
  };
}

/** The real line driver over a simulated scanner. */
export function lineBench(options: { readonly ending?: LineEnding; readonly recut?: Recut } = {}) {
  const clock = new ManualClock();
  const simulator = new LineScannerSimulator(options.ending);
  const port = memoryPort((deviceEnd) => simulator.connect(deviceEnd), options);
  const surprises: unknown[] = [];
  const scanner = openLineScanner({
    open: port.open,
    clock,
    random: () => 0,
    onSurprise: (error) => surprises.push(error),
  });
  return { clock, simulator, port, surprises, ...watched(scanner) };
}

/** The real HID point-of-sale driver over a simulated scanner. */
export function hidBench() {
  const clock = new ManualClock();
  const simulator = new HidPosScannerSimulator();
  const port = memoryHidPort((sendInput) => simulator.connect(sendInput));
  const scanner = openHidPosScanner({ open: port.open, clock, random: () => 0 });
  return { clock, simulator, port, ...watched(scanner) };
}
