import type { SerialFlowControl } from '../../devices/transports/serial-stream.ts';
import type { UsbPrinterOptions } from '../../devices/transports/usb-printer-stream.ts';

/**
 * How a printer is named, the same in the config file and on the command line: `simulated`, `none`,
 * `tcp:192.168.7.20:9100`, `serial:/dev/ttyS0@38400,rtscts`, `usb:04b8:0e15`, `usb:04b8:0e15:J7X1004512`,
 * `usb:/dev/usb/lp0`.
 */
export type PrinterAddress = { readonly kind: 'simulated' } | { readonly kind: 'none' } | WiredPrinterAddress;

/** A printer that is really there. */
export type WiredPrinterAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | {
      readonly kind: 'serial';
      readonly path: string;
      readonly baudRate: number;
      readonly flowControl: SerialFlowControl;
    }
  | { readonly kind: 'usb'; readonly printer: UsbPrinterOptions['printer'] };

export type Parsed<Address> =
  | { readonly ok: true; readonly address: Address }
  | { readonly ok: false; readonly message: string };

/** Raw printing port of network printers (Epson UB-E series, "port 9100"). */
const PRINTER_PORT = 9100;
/** As Epson's serial boards leave the factory (Epson TM-T88 series, DIP switch 1). */
export const PRINTER_BAUD_RATE = 38_400;
const MOST_BAUD_RATE = 921_600;

const TCP = /^tcp:(?<host>\[[0-9a-fA-F:]+\]|[^:[\]]+)(?::(?<port>\d{1,5}))?$/;
const SERIAL = /^serial:(?<path>[^@,]+)(?:@(?<baud>\d{3,6}))?(?:,(?<flow>rtscts|xon|none))?$/;
const USB_PATH = /^usb:(?<path>\/.+)$/;
const USB_ID = /^usb:(?<vendor>[0-9a-fA-F]{4}):(?<product>[0-9a-fA-F]{4})(?::(?<serial>[^:]+))?$/;

export function parsePrinterAddress(text: string): Parsed<PrinterAddress> {
  if (text === 'simulated' || text === 'none') return { ok: true, address: { kind: text } };
  const address = tcpAddress(text) ?? serialAddress(text) ?? usbAddress(text);
  return address
    ? { ok: true, address }
    : {
        ok: false,
        message: `"${text}" is not a printer; write simulated, none, tcp:HOST:PORT, serial:PATH@BAUD (with ,rtscts or ,xon), usb:VENDOR:PRODUCT[:SERIAL] or usb:PATH`,
      };
}

function tcpAddress(text: string): WiredPrinterAddress | undefined {
  const found = TCP.exec(text)?.groups;
  const port = found?.port ? Number(found.port) : PRINTER_PORT;
  if (!found?.host || port < 1 || port > 65_535) return undefined;
  return { kind: 'tcp', host: found.host.replace(/^\[|\]$/g, ''), port };
}

function serialAddress(text: string): WiredPrinterAddress | undefined {
  const found = SERIAL.exec(text)?.groups;
  if (!found?.path) return undefined;
  const baudRate = Number(found.baud ?? PRINTER_BAUD_RATE);
  if (baudRate < 1_200 || baudRate > MOST_BAUD_RATE) return undefined;
  const flowControl = found.flow === 'rtscts' || found.flow === 'xon' ? found.flow : 'none';
  return { kind: 'serial', path: found.path, baudRate, flowControl };
}

function usbAddress(text: string): WiredPrinterAddress | undefined {
  const path = USB_PATH.exec(text)?.groups?.path;
  if (path) return { kind: 'usb', printer: { path } };
  const found = USB_ID.exec(text)?.groups;
  if (!found?.vendor || !found.product) return undefined;
  const ids = {
    vendorId: Number.parseInt(found.vendor, 16),
    productId: Number.parseInt(found.product, 16),
  };
  return { kind: 'usb', printer: found.serial ? { ...ids, serialNumber: found.serial } : ids };
}
