/**
 * How a device is named, the same in the config file and on the command line:
 * `simulated`, `none`, `pn532:/dev/ttyUSB0`, `pn532:/dev/ttyUSB0@115200`, `tcp:192.168.7.20:9100`.
 */
export type CardReaderAddress =
  | { readonly kind: 'simulated' }
  | { readonly kind: 'none' }
  | { readonly kind: 'pn532'; readonly path: string; readonly baudRate: number };

export type PrinterAddress =
  | { readonly kind: 'simulated' }
  | { readonly kind: 'none' }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

export type Parsed<Address> =
  | { readonly ok: true; readonly address: Address }
  | { readonly ok: false; readonly message: string };

/** The PN532 speaks 115200 8N1 after power-up (NXP UM0701-02, HSU). */
const PN532_BAUD_RATE = 115_200;
/** Raw printing port of network printers (Epson UB-E series, "port 9100"). */
const PRINTER_PORT = 9100;

const PN532 = /^pn532:(?<path>[^@]+)(?:@(?<baudRate>\d{4,7}))?$/;
const TCP = /^tcp:(?<host>\[[0-9a-fA-F:]+\]|[^:[\]]+)(?::(?<port>\d{1,5}))?$/;

export function parseCardReaderAddress(text: string): Parsed<CardReaderAddress> {
  if (text === 'simulated' || text === 'none') return { ok: true, address: { kind: text } };
  const found = PN532.exec(text)?.groups;
  if (!found?.path) {
    return {
      ok: false,
      message: `"${text}" is not a card reader; write simulated, none, or pn532:/dev/ttyUSB0`,
    };
  }
  const baudRate = found.baudRate ? Number(found.baudRate) : PN532_BAUD_RATE;
  return { ok: true, address: { kind: 'pn532', path: found.path, baudRate } };
}

export function parsePrinterAddress(text: string): Parsed<PrinterAddress> {
  if (text === 'simulated' || text === 'none') return { ok: true, address: { kind: text } };
  const found = TCP.exec(text)?.groups;
  const port = found?.port ? Number(found.port) : PRINTER_PORT;
  if (!found?.host || port < 1 || port > 65_535) {
    return { ok: false, message: `"${text}" is not a printer; write simulated, none, or tcp:HOST:PORT` };
  }
  return { ok: true, address: { kind: 'tcp', host: found.host.replace(/^\[|\]$/g, ''), port } };
}
