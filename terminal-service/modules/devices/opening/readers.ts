import { absentCardReader } from '../../../../devices/card-reader/absent-card-reader.ts';
import type { CardReader } from '../../../../devices/card-reader/card-reader.ts';
import {
  cardReaderKinds,
  type HidReader,
  type ReaderSettings,
  type SerialReader,
} from '../../../../devices/card-reader/card-reader-kinds.ts';
import { absentCodeScanner } from '../../../../devices/code-scanner/absent-code-scanner.ts';
import type { CodeScanner } from '../../../../devices/code-scanner/code-scanner.ts';
import {
  codeScannerKinds,
  type HidScanner,
  type SerialScanner,
} from '../../../../devices/code-scanner/code-scanner-kinds.ts';
import type { SupervisionOptions } from '../../../../devices/supervision/supervised-device.ts';
import type { OpenByteStream } from '../../../../devices/transports/byte-stream.ts';
import type { HidAddress } from '../../../../devices/transports/hid-address.ts';
import type { OpenHidDevice } from '../../../../devices/transports/hid-device.ts';
import type { HidBus } from '../../../../devices/transports/hid-node.ts';
import { openSerialStream } from '../../../../devices/transports/serial-stream.ts';
import type { CardReaderAddress, CodeScannerAddress, HidPlace } from '../../../config/reader-address.ts';

/** A plug, real or simulated, and what is spoken through it. */
type Plug<Serial, Hid> =
  | { readonly cable: 'serial'; readonly kind: Serial; readonly open: OpenByteStream }
  | { readonly cable: 'hid'; readonly kind: Hid; readonly open: OpenHidDevice };

export type ReaderPlug = Plug<SerialReader, HidReader>;
export type ScannerPlug = Plug<SerialScanner, HidScanner>;

/** The plug of a real reader; undefined where none is meant. */
export function readerPlug(address: CardReaderAddress, bus: HidBus): ReaderPlug | undefined {
  if (address.kind === 'none' || address.kind === 'simulated') return undefined;
  if ('path' in address) return { cable: 'serial', kind: address.kind, open: openSerialStream(address) };
  const { kind, ...place } = address;
  return { cable: 'hid', kind, open: hidOpener(bus, cardReaderKinds.hid[kind].usb, place) };
}

/** The plug of a real scanner; undefined where none is meant. */
export function scannerPlug(address: CodeScannerAddress, bus: HidBus): ScannerPlug | undefined {
  if (address.kind === 'none' || address.kind === 'simulated') return undefined;
  if ('path' in address) return { cable: 'serial', kind: address.kind, open: openSerialStream(address) };
  const { kind, ...place } = address;
  return { cable: 'hid', kind, open: hidOpener(bus, codeScannerKinds.hid[kind].usb, place) };
}

function hidOpener(bus: HidBus, usb: HidAddress, place: HidPlace): OpenHidDevice {
  return bus.opener({ ...usb, ...place });
}

/** Puts the right driver on a plug; without one the terminal has no reader. */
export function openCardReader(plug: ReaderPlug | undefined, settings: ReaderSettings): CardReader {
  switch (plug?.cable) {
    case undefined:
      return absentCardReader;
    case 'serial':
      return cardReaderKinds.serial[plug.kind].open({ ...settings, open: plug.open });
    case 'hid':
      return cardReaderKinds.hid[plug.kind].open({ ...settings, open: plug.open });
  }
}

/** As `openCardReader`. */
export function openCodeScanner(plug: ScannerPlug | undefined, options: SupervisionOptions): CodeScanner {
  switch (plug?.cable) {
    case undefined:
      return absentCodeScanner;
    case 'serial':
      return codeScannerKinds.serial[plug.kind].open({ ...options, open: plug.open });
    case 'hid':
      return codeScannerKinds.hid[plug.kind].open({ ...options, open: plug.open });
  }
}
