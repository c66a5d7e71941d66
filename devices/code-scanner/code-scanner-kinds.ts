import type { SupervisionOptions } from '../supervision/supervised-device.ts';
import type { OpenByteStream } from '../transports/byte-stream.ts';
import type { HidAddress } from '../transports/hid-address.ts';
import type { OpenHidDevice } from '../transports/hid-device.ts';
import type { CodeScanner } from './code-scanner.ts';
import { HID_POS_USAGE_PAGE } from './hid-pos-codec.ts';
import { openHidPosScanner } from './hid-pos-scanner.ts';
import { openLineScanner } from './line-scanner.ts';

/** What most scanners with a serial plug are delivered with; those that make a port of USB do not care. */
const LINE_BAUD_RATE = 9_600;

/** The ways in which code scanners talk, a row for each; as `cardReaderKinds`. */
export const codeScannerKinds = {
  serial: {
    line: { usualBaudRate: LINE_BAUD_RATE, open: openLineScanner },
  },
  hid: {
    hidpos: { usb: { usagePage: HID_POS_USAGE_PAGE }, open: openHidPosScanner },
  },
} as const satisfies {
  readonly serial: Readonly<
    Record<
      string,
      {
        readonly usualBaudRate: number;
        open(options: SupervisionOptions & { readonly open: OpenByteStream }): CodeScanner;
      }
    >
  >;
  readonly hid: Readonly<
    Record<
      string,
      {
        readonly usb: HidAddress;
        open(options: SupervisionOptions & { readonly open: OpenHidDevice }): CodeScanner;
      }
    >
  >;
};

export type SerialScanner = keyof typeof codeScannerKinds.serial;
export type HidScanner = keyof typeof codeScannerKinds.hid;
