import type { Clock } from '../../clock.ts';
import type { HidAddress } from '../../transports/hid-address.ts';
import type { HidDevice, OpenHidDevice } from '../../transports/hid-device.ts';
import type { CardReader } from '../card-reader.ts';
import { connectHidReader } from '../connect-hid-reader.ts';
import type { ConnectResult } from '../reader-session.ts';
import { type ReadCard, superviseCardReader } from '../supervised-card-reader.ts';
import { firmwareVersion, passThrough } from './commands.ts';
import { Vivotech2Link } from './link.ts';
import { connectFailure, Vivotech2Session } from './session.ts';
import { SIGNAL_COMMANDS } from './signals.ts';

/** ID TECH. Its products have an ID each: the VP3300 has 3530h. All of the NEO family speak this protocol. */
export const IDTECH_HID = { vendorId: 0x0acd } as const satisfies HidAddress;

export interface Vivotech2Options {
  readonly open: OpenHidDevice;
  /** Makes a fare card of the card that lies there; may let `CardGone` pass. */
  readonly readCard: ReadCard;
  readonly clock: Clock;
  /** 0 to below 1, for the spread of attempts to open. */
  readonly random?: () => number;
  /** Told of errors that should not exist: bugs in `readCard` or here. Without it they are thrown at the process. */
  readonly onSurprise?: (error: unknown) => void;
}

/**
 * An ID TECH reader of the NEO family over USB HID, as in the NEO 2 Interface Developer's Guide
 * (80139403-002 Rev. 88). It never stops trying to open it. The reader's lights and beeper follow the taps.
 */
export function openVivotech2CardReader(options: Vivotech2Options): CardReader {
  const { open, ...rest } = options;
  let session: Vivotech2Session | undefined;
  const connect = connectHidReader(open, async (device) => {
    const connected = await bringUp(device, options.clock);
    if (connected.ok) session = connected.session;
    return connected;
  });
  const reader = superviseCardReader({ ...rest, connect });
  reader.onEvent((event) => {
    if (event.type === 'cardRead') session?.signal('good');
    if (event.type === 'cardDropped') session?.signal('bad');
    if (event.type === 'cardRemoved') session?.signal('ready');
  });
  return reader;
}

type BroughtUp =
  | Extract<ConnectResult, { ok: false }>
  | { readonly ok: true; readonly session: Vivotech2Session };

async function bringUp(device: HidDevice, clock: Clock): Promise<BroughtUp> {
  const link = new Vivotech2Link(device, clock);
  const firmware = await link.run(firmwareVersion);
  if (!firmware.ok) return { ok: false, failure: connectFailure(firmware.failure) };
  // Stopping drops the field: a card that lay there when the terminal was restarted starts afresh.
  const stopped = await link.run(passThrough(false));
  if (!stopped.ok) return { ok: false, failure: connectFailure(stopped.failure) };
  const started = await link.run(passThrough(true));
  if (!started.ok) return { ok: false, failure: connectFailure(started.failure) };
  if (started.answer.kind === 'refused') {
    const detail = `The reader does not enter pass-through mode: ${started.answer.status}.`;
    return { ok: false, failure: { code: 'protocolError', detail } };
  }
  for (const light of SIGNAL_COMMANDS.ready) {
    const set = await link.run(light);
    if (!set.ok) return { ok: false, failure: connectFailure(set.failure) };
  }
  const model = `ID TECH ${firmware.answer}`;
  return { ok: true, session: new Vivotech2Session(device, link, model) };
}
