import { absentCardReader } from '../../../../devices/card-reader/absent-card-reader.ts';
import type { CardReader } from '../../../../devices/card-reader/card-reader.ts';
import { openPcProxCardReader, PCPROX_HID } from '../../../../devices/card-reader/pcprox/card-reader.ts';
import type { UidByteOrder } from '../../../../devices/card-reader/pcprox/uid-byte-order.ts';
import { openPn532CardReader } from '../../../../devices/card-reader/pn532/card-reader.ts';
import type { ReadCard } from '../../../../devices/card-reader/supervised-card-reader.ts';
import {
  IDTECH_HID,
  openVivotech2CardReader,
} from '../../../../devices/card-reader/vivotech2/card-reader.ts';
import type { Clock } from '../../../../devices/clock.ts';
import { absentCodeScanner } from '../../../../devices/code-scanner/absent-code-scanner.ts';
import type { CodeScanner } from '../../../../devices/code-scanner/code-scanner.ts';
import { HID_POS_USAGE_PAGE } from '../../../../devices/code-scanner/hid-pos-codec.ts';
import { openHidPosScanner } from '../../../../devices/code-scanner/hid-pos-scanner.ts';
import { openLineScanner } from '../../../../devices/code-scanner/line-scanner.ts';
import type { OpenByteStream } from '../../../../devices/transports/byte-stream.ts';
import type { HidAddress } from '../../../../devices/transports/hid-address.ts';
import type { OpenHidDevice } from '../../../../devices/transports/hid-device.ts';
import type { HidBus } from '../../../../devices/transports/hid-node.ts';
import { openSerialStream } from '../../../../devices/transports/serial-stream.ts';
import type { CardReaderAddress, CodeScannerAddress, HidPlace } from '../../../config/reader-address.ts';

/** A reader's plug, real or simulated, and the protocol that is spoken through it. */
export type ReaderPlug =
  | { readonly kind: 'pn532'; readonly open: OpenByteStream }
  | { readonly kind: 'vivotech2' | 'pcprox'; readonly open: OpenHidDevice };

export type ScannerPlug =
  | { readonly kind: 'line'; readonly open: OpenByteStream }
  | { readonly kind: 'hidpos'; readonly open: OpenHidDevice };

/** USB devices that each kind of reader or scanner may be. */
export const HID_KINDS = {
  vivotech2: IDTECH_HID,
  pcprox: PCPROX_HID,
  hidpos: { usagePage: HID_POS_USAGE_PAGE },
} as const satisfies Readonly<Record<string, HidAddress>>;

/** The plug of a real reader; undefined where none is meant. */
export function readerPlug(address: CardReaderAddress, bus: HidBus): ReaderPlug | undefined {
  switch (address.kind) {
    case 'none':
    case 'simulated':
      return undefined;
    case 'pn532':
      return { kind: 'pn532', open: openSerialStream(address) };
    case 'vivotech2':
    case 'pcprox':
      return { kind: address.kind, open: hidOpener(address.kind, address, bus) };
  }
}

/** The plug of a real scanner; undefined where none is meant. */
export function scannerPlug(address: CodeScannerAddress, bus: HidBus): ScannerPlug | undefined {
  switch (address.kind) {
    case 'none':
    case 'simulated':
      return undefined;
    case 'line':
      return { kind: 'line', open: openSerialStream(address) };
    case 'hidpos':
      return { kind: 'hidpos', open: hidOpener('hidpos', address, bus) };
  }
}

function hidOpener(
  kind: keyof typeof HID_KINDS,
  { serialNumber, socket }: HidPlace,
  bus: HidBus,
): OpenHidDevice {
  const place = {
    ...(serialNumber !== undefined && { serialNumber }),
    ...(socket !== undefined && { socket }),
  };
  return bus.opener({ ...HID_KINDS[kind], ...place });
}

export interface ReaderOptions {
  readonly readCard: ReadCard;
  readonly clock: Clock;
  readonly uidByteOrder: UidByteOrder;
  /** Told of errors that should not exist. Without it they are thrown at the process. */
  readonly onSurprise?: (error: unknown) => void;
}

/** Puts the right driver on a plug; without one the terminal has no reader. */
export function openCardReader(plug: ReaderPlug | undefined, options: ReaderOptions): CardReader {
  const { uidByteOrder, ...common } = options;
  switch (plug?.kind) {
    case undefined:
      return absentCardReader;
    case 'pn532':
      return openPn532CardReader({ ...common, open: plug.open });
    case 'vivotech2':
      return openVivotech2CardReader({ ...common, open: plug.open });
    case 'pcprox':
      return openPcProxCardReader({ ...common, open: plug.open, uidByteOrder });
  }
}

/** As `openCardReader`. */
export function openCodeScanner(
  plug: ScannerPlug | undefined,
  options: Pick<ReaderOptions, 'clock' | 'onSurprise'>,
): CodeScanner {
  switch (plug?.kind) {
    case undefined:
      return absentCodeScanner;
    case 'line':
      return openLineScanner({ ...options, open: plug.open });
    case 'hidpos':
      return openHidPosScanner({ ...options, open: plug.open });
  }
}
