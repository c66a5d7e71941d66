import type { Parsed } from './device-address.ts';

/** The protocols that card readers are driven by. */
export const CARD_READER_KINDS = ['pn532', 'vivotech2', 'pcprox'] as const;
export type CardReaderKind = (typeof CARD_READER_KINDS)[number];

/** Which of several HID devices of the same make; neither is needed where there is only one. */
export interface HidPlace {
  /** The device's own serial number. */
  readonly serialNumber?: string;
  /** The USB socket it is plugged into, as `list-devices` prints it. */
  readonly socket?: string;
}

/**
 * How a card reader is named, the same in the config file and on the command line: `simulated`,
 * `simulated:vivotech2`, `none`, `pn532:/dev/ttyUSB0`, `pn532:/dev/ttyUSB0@115200`, `vivotech2`,
 * `vivotech2:SERIAL=00A1B2C3D4`, `pcprox:socket=usb-0000:00:14.0-2/input0`.
 */
export type CardReaderAddress =
  | { readonly kind: 'none' }
  | { readonly kind: 'simulated'; readonly reader: CardReaderKind }
  | { readonly kind: 'pn532'; readonly path: string; readonly baudRate: number }
  | ({ readonly kind: 'vivotech2' | 'pcprox' } & HidPlace);

/**
 * How a code scanner is named: `simulated`, `none`, `line:/dev/ttyACM0`, `line:/dev/ttyACM0@115200`, `hidpos`,
 * `hidpos:SERIAL=…`, `hidpos:socket=…`.
 */
export type CodeScannerAddress =
  | { readonly kind: 'none' }
  | { readonly kind: 'simulated' }
  | { readonly kind: 'line'; readonly path: string; readonly baudRate: number }
  | ({ readonly kind: 'hidpos' } & HidPlace);

/** The PN532 speaks 115200 8N1 after power-up (NXP UM0701-02, HSU). */
const PN532_BAUD_RATE = 115_200;
/** What most scanners with a serial plug are delivered with; those that make a port of USB do not care. */
const SCANNER_BAUD_RATE = 9_600;

const SERIAL_PORT = /^(?<path>[^@]+)(?:@(?<baudRate>\d{4,7}))?$/;
const HID_PLACE = /^(?:serial=(?<serialNumber>.+)|socket=(?<socket>.+))$/i;

export function parseCardReaderAddress(text: string): Parsed<CardReaderAddress> {
  const { kind, rest } = split(text);
  const address = ((): CardReaderAddress | undefined => {
    switch (kind) {
      case 'none':
        return rest === undefined ? { kind } : undefined;
      case 'simulated': {
        const reader = CARD_READER_KINDS.find((each) => each === (rest ?? 'pn532'));
        return reader && { kind, reader };
      }
      case 'pn532': {
        const port = serialPort(rest, PN532_BAUD_RATE);
        return port && { kind, ...port };
      }
      case 'vivotech2':
      case 'pcprox': {
        const place = hidPlace(rest);
        return place && { kind, ...place };
      }
      default:
        return undefined;
    }
  })();
  if (address) return { ok: true, address };
  const message = `"${text}" is not a card reader; write none, simulated, simulated:vivotech2, pn532:/dev/ttyUSB0, vivotech2, pcprox, or vivotech2:SERIAL=NUMBER where there are several`;
  return { ok: false, message };
}

export function parseCodeScannerAddress(text: string): Parsed<CodeScannerAddress> {
  const { kind, rest } = split(text);
  const address = ((): CodeScannerAddress | undefined => {
    switch (kind) {
      case 'none':
      case 'simulated':
        return rest === undefined ? { kind } : undefined;
      case 'line': {
        const port = serialPort(rest, SCANNER_BAUD_RATE);
        return port && { kind, ...port };
      }
      case 'hidpos': {
        const place = hidPlace(rest);
        return place && { kind, ...place };
      }
      default:
        return undefined;
    }
  })();
  if (address) return { ok: true, address };
  const message = `"${text}" is not a code scanner; write none, simulated, line:/dev/ttyACM0, or hidpos`;
  return { ok: false, message };
}

function split(text: string): { readonly kind: string; readonly rest: string | undefined } {
  const at = text.indexOf(':');
  return at < 0 ? { kind: text, rest: undefined } : { kind: text.slice(0, at), rest: text.slice(at + 1) };
}

function serialPort(rest: string | undefined, usualBaudRate: number) {
  const found = SERIAL_PORT.exec(rest ?? '')?.groups;
  return found?.path ? { path: found.path, baudRate: Number(found.baudRate ?? usualBaudRate) } : undefined;
}

function hidPlace(rest: string | undefined): HidPlace | undefined {
  if (rest === undefined) return {};
  const found = HID_PLACE.exec(rest)?.groups;
  if (found?.serialNumber) return { serialNumber: found.serialNumber };
  return found?.socket ? { socket: found.socket } : undefined;
}
