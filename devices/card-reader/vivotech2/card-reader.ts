import type { Clock } from '../../clock.ts';
import type { HidAddress } from '../../transports/hid-address.ts';
import type { HidDevice, OpenHidDevice } from '../../transports/hid-device.ts';
import type { CardReader } from '../card-reader.ts';
import type { BroughtUp } from '../reader-session.ts';
import { type CardReaderOptions, superviseCardReader } from '../supervised-card-reader.ts';
import { firmwareVersion, passThrough } from './commands.ts';
import { Vivotech2Link } from './link.ts';
import { failureOf, Vivotech2Session } from './session.ts';
import { SIGNAL_COMMANDS } from './signals.ts';

/** ID TECH. Its products have an ID each: the VP3300 has 3530h. All of the NEO family speak this protocol. */
export const IDTECH_HID = { vendorId: 0x0acd } as const satisfies HidAddress;

export interface Vivotech2Options extends CardReaderOptions {
  readonly open: OpenHidDevice;
}

/**
 * An ID TECH reader of the NEO family over USB HID, as in the NEO 2 Interface Developer's Guide
 * (80139403-002 Rev. 88). It never stops trying to open it. The reader's lights and beeper follow the taps.
 */
export function openVivotech2CardReader({ open, ...options }: Vivotech2Options): CardReader {
  let session: Vivotech2Session | undefined;
  const reader = superviseCardReader(
    {
      open: async () => {
        const opened = await open();
        return opened.ok ? { ok: true, connection: opened.device } : opened;
      },
      // A missing system library, or two readers of which none was chosen: the machine wants setting up.
      openingFailed: 'notConfigured',
      bringUp: async (device) => {
        const broughtUp = await bringUp(device, options.clock);
        if (broughtUp.ok) session = broughtUp.session;
        return broughtUp;
      },
    },
    options,
  );
  reader.onEvent((event) => {
    if (event.type === 'cardRead') session?.signal('good');
    if (event.type === 'cardDropped') session?.signal('bad');
    if (event.type === 'cardRemoved') session?.signal('ready');
  });
  return reader;
}

async function bringUp(device: HidDevice, clock: Clock): Promise<BroughtUp<Vivotech2Session>> {
  const link = new Vivotech2Link(device, clock);
  const firmware = await link.run(firmwareVersion);
  if (!firmware.ok) return { ok: false, failure: failureOf(firmware.failure) };
  // Stopping drops the field: a card that lay there when the terminal was restarted starts afresh.
  const stopped = await link.run(passThrough(false));
  if (!stopped.ok) return { ok: false, failure: failureOf(stopped.failure) };
  const started = await link.run(passThrough(true));
  if (!started.ok) return { ok: false, failure: failureOf(started.failure) };
  if (started.answer.kind === 'refused') {
    const detail = `The reader does not enter pass-through mode: ${started.answer.status}.`;
    return { ok: false, failure: { code: 'protocolError', detail } };
  }
  for (const light of SIGNAL_COMMANDS.ready) {
    const set = await link.run(light);
    if (!set.ok) return { ok: false, failure: failureOf(set.failure) };
  }
  const model = `ID TECH ${firmware.answer}`;
  return { ok: true, session: new Vivotech2Session(device, link, model) };
}
