import { HidPosScannerSimulator } from '../../../../devices/code-scanner/hid-pos-simulator.ts';
import { memoryHidPort } from '../../../../devices/transports/hid-memory.ts';
import type { ScannerPlug } from './readers.ts';

/** A simulated code scanner in an in-memory USB socket: real from the driver upwards. */
export interface SimulatedScanner {
  readonly plug: ScannerPlug;
  /** Somebody holds a code in front of it. */
  scan(text: string): void;
}

export function simulatedScanner(): SimulatedScanner {
  const simulator = new HidPosScannerSimulator();
  const { open } = memoryHidPort((sendInput) => simulator.connect(sendInput));
  return { plug: { cable: 'hid', kind: 'hidpos', open }, scan: (text) => simulator.scan(text) };
}
