import type { PrinterMechanism } from './printer-mechanism.ts';

type Condition = Pick<PrinterMechanism, 'offline' | 'coverOpen' | 'cutterError' | 'paper' | 'drawerOpen'>;

/** The four bytes of GS a. */
export function automaticStatusBytes({
  offline,
  coverOpen,
  cutterError,
  paper,
  drawerOpen,
}: Condition): number[] {
  return [
    0x10 | (drawerOpen ? 0x04 : 0) | (offline ? 0x08 : 0) | (coverOpen ? 0x20 : 0),
    cutterError ? 0x08 : 0,
    paper === 'out' ? 0x0f : paper === 'low' ? 0x03 : 0,
    0x0f,
  ];
}

/** The answer to DLE EOT n. */
export function realTimeStatusByte(
  n: 1 | 2 | 3 | 4,
  { offline, coverOpen, cutterError, paper, drawerOpen }: Condition,
): number {
  const bits = {
    1: (drawerOpen ? 0x04 : 0) | (offline ? 0x08 : 0),
    2: (coverOpen ? 0x04 : 0) | (paper === 'out' ? 0x20 : 0) | (cutterError ? 0x40 : 0),
    3: cutterError ? 0x08 : 0,
    4: paper === 'out' ? 0x6c : paper === 'low' ? 0x0c : 0,
  };
  return 0x12 | bits[n];
}
