import {
  type CardReaderKind,
  cardReaderKinds,
  type HidReader,
  type SerialReader,
} from '../../devices/card-reader/card-reader-kinds.ts';
import {
  codeScannerKinds,
  type HidScanner,
  type SerialScanner,
} from '../../devices/code-scanner/code-scanner-kinds.ts';
import type { Parsed } from './device-address.ts';

/** The kinds of card readers by name, which are also those that can be simulated. */
export const CARD_READER_KINDS: readonly CardReaderKind[] = [
  ...namesOf(cardReaderKinds.serial),
  ...namesOf(cardReaderKinds.hid),
];

export interface SerialPlace {
  readonly path: string;
  readonly baudRate: number;
}

/** Which of several HID devices of the same make; neither is needed where there is only one. */
export interface HidPlace {
  /** The device's own serial number. */
  readonly serialNumber?: string;
  /** The USB socket it is plugged into, as `list-devices` prints it. */
  readonly socket?: string;
}

/** A device that is really there: what it speaks, and where it is plugged in. */
type PluggedAddress<Serial, Hid> =
  | ({ readonly kind: Serial } & SerialPlace)
  | ({ readonly kind: Hid } & HidPlace);

/**
 * How a card reader is named, the same in the config file and on the command line: `simulated`,
 * `simulated:vivotech2`, `none`, `pn532:/dev/ttyUSB0`, `pn532:/dev/ttyUSB0@115200`, `vivotech2`,
 * `vivotech2:SERIAL=00A1B2C3D4`, `pcprox:socket=usb-0000:00:14.0-2/input0`.
 */
export type CardReaderAddress =
  | { readonly kind: 'none' }
  | { readonly kind: 'simulated'; readonly reader: CardReaderKind }
  | PluggedAddress<SerialReader, HidReader>;

/**
 * How a code scanner is named: `simulated`, `none`, `line:/dev/ttyACM0`, `line:/dev/ttyACM0@115200`, `hidpos`,
 * `hidpos:SERIAL=…`, `hidpos:socket=…`.
 */
export type CodeScannerAddress =
  | { readonly kind: 'none' }
  | { readonly kind: 'simulated' }
  | PluggedAddress<SerialScanner, HidScanner>;

const SERIAL_PORT = /^(?<path>[^@]+)(?:@(?<baudRate>\d{4,7}))?$/;
const HID_PLACE = /^(?:serial=(?<serialNumber>.+)|socket=(?<socket>.+))$/i;

export function parseCardReaderAddress(text: string): Parsed<CardReaderAddress> {
  const words = split(text);
  const address = ((): CardReaderAddress | undefined => {
    const { kind, rest } = words;
    if (kind === 'none') return rest === undefined ? { kind } : undefined;
    if (kind !== 'simulated') return pluggedAddress(words, cardReaderKinds.serial, cardReaderKinds.hid);
    const reader = CARD_READER_KINDS.find((each) => each === (rest ?? 'pn532'));
    return reader && { kind, reader };
  })();
  if (address) return { ok: true, address };
  const names = cardReaderNames('/dev/ttyUSB0').join(', ');
  const message = `"${text}" is not a card reader; write none, simulated, simulated:vivotech2, ${names}, or vivotech2:SERIAL=NUMBER where there are several`;
  return { ok: false, message };
}

export function parseCodeScannerAddress(text: string): Parsed<CodeScannerAddress> {
  const words = split(text);
  const address = ((): CodeScannerAddress | undefined => {
    const { kind, rest } = words;
    if (kind === 'none' || kind === 'simulated') return rest === undefined ? { kind } : undefined;
    return pluggedAddress(words, codeScannerKinds.serial, codeScannerKinds.hid);
  })();
  if (address) return { ok: true, address };
  const message = `"${text}" is not a code scanner; write none, simulated, line:/dev/ttyACM0, or hidpos`;
  return { ok: false, message };
}

/** What can be written for card readers that are really there; `port` stands for the name of a serial port. */
export function cardReaderNames(port: string): string[] {
  return [
    ...namesOf(cardReaderKinds.serial).map((kind) => `${kind}:${port}`),
    ...namesOf(cardReaderKinds.hid),
  ];
}

/** The names in a table of kinds. */
export function namesOf<Name extends string>(kinds: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(kinds) as Name[];
}

interface Words {
  readonly kind: string;
  readonly rest: string | undefined;
}

function split(text: string): Words {
  const at = text.indexOf(':');
  return at < 0 ? { kind: text, rest: undefined } : { kind: text.slice(0, at), rest: text.slice(at + 1) };
}

/** What is on a serial port is named with its path; what is on USB is found, so its place may be left out. */
function pluggedAddress<Serial extends string, Hid extends string>(
  { kind, rest }: Words,
  serialKinds: Readonly<Record<Serial, { readonly usualBaudRate: number }>>,
  hidKinds: Readonly<Record<Hid, unknown>>,
): PluggedAddress<Serial, Hid> | undefined {
  const serial = namesOf(serialKinds).find((each) => each === kind);
  const port = serial && serialPort(rest, serialKinds[serial].usualBaudRate);
  if (serial && port) return { kind: serial, ...port };
  const hid = namesOf(hidKinds).find((each) => each === kind);
  const place = hid && hidPlace(rest);
  return hid && place && { kind: hid, ...place };
}

function serialPort(rest: string | undefined, usualBaudRate: number): SerialPlace | undefined {
  const found = SERIAL_PORT.exec(rest ?? '')?.groups;
  return found?.path ? { path: found.path, baudRate: Number(found.baudRate ?? usualBaudRate) } : undefined;
}

function hidPlace(rest: string | undefined): HidPlace | undefined {
  if (rest === undefined) return {};
  const found = HID_PLACE.exec(rest)?.groups;
  if (found?.serialNumber) return { serialNumber: found.serialNumber };
  return found?.socket ? { socket: found.socket } : undefined;
}
