import { readdirSync } from 'node:fs';
import { systemClock as clock, delay } from '../../../../devices/clock.ts';
import type { ConnectHidGadget } from '../../../../devices/transports/hid-memory.ts';
import type { HidFace } from '../../../../devices/transports/uhid-codec.ts';
import { plugIntoUhid } from '../../../../devices/transports/uhid-port.ts';
import { LIMIT_MS } from './checks.ts';

/** A socket of this machine, by the name that `ListedHidDevice.socket` gives it. */
export const SOCKET_A = 'usb-lane-1/input0';
export const SOCKET_B = 'usb-lane-2/input0';

const HIDRAW = '/sys/class/hidraw';
const LOOK_AGAIN_MS = 20;

/** A simulated device in a socket, until the end of the block that it is declared in or until it is pulled. */
export interface Plugged extends AsyncDisposable {
  pull(): Promise<void>;
}

/** Plugs a simulated device in, and resolves when the kernel has made a node of it. */
export async function plugIn(
  face: HidFace,
  connect: ConnectHidGadget,
  { socket = SOCKET_A, serialNumber = '' } = {},
): Promise<Plugged> {
  const before = readdirSync(HIDRAW).length;
  const plugged = await plugIntoUhid({ ...face, socket, serialNumber }, connect);
  if (!plugged.ok) throw new Error(plugged.detail);
  const { port } = plugged;
  const deadline = clock.monotonic() + LIMIT_MS;
  while (readdirSync(HIDRAW).length === before) {
    if (clock.monotonic() > deadline) throw new Error(`the kernel makes no node of ${face.name}`);
    await delay(clock, LOOK_AGAIN_MS);
  }
  return { pull: () => port.unplug(), [Symbol.asyncDispose]: () => port.unplug() };
}
