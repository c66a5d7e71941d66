import { absentReceiptPrinter } from '../../../../devices/receipt-printer/absent-receipt-printer.ts';
import { openEscPosPrinter } from '../../../../devices/receipt-printer/escpos/session.ts';
import { modelNamed, modelWithId } from '../../../../devices/receipt-printer/models/known-models.ts';
import type { PrinterModel } from '../../../../devices/receipt-printer/models/printer-model.ts';
import type { ReceiptPrinter } from '../../../../devices/receipt-printer/receipt-printer.ts';
import type { SupervisionOptions } from '../../../../devices/supervision/supervised-device.ts';
import type { OpenByteStream } from '../../../../devices/transports/byte-stream.ts';
import { openSerialStream } from '../../../../devices/transports/serial-stream.ts';
import { openTcpStream } from '../../../../devices/transports/tcp-stream.ts';
import { openUsbPrinterStream } from '../../../../devices/transports/usb-printer-stream.ts';
import type { Config } from '../../../config/config.ts';
import type { WiredPrinterAddress } from '../../../config/device-address.ts';

/** A printer's board answers within a second on its own network; five are for a sleeping switch. */
const PRINTER_CONNECT_MS = 5_000;

export type PrinterSettings = Pick<Config, 'printerModel' | 'cashDrawer'>;

/** Opens a printer under its driver; without an address there is none. */
export function openReceiptPrinter(
  address: WiredPrinterAddress | undefined,
  { printerModel, cashDrawer }: PrinterSettings,
  supervision: SupervisionOptions,
): ReceiptPrinter {
  if (!address) return absentReceiptPrinter;
  return openEscPosPrinter({
    ...supervision,
    open: cableTo(address, supervision),
    model: printerModel === undefined ? undefined : modelWithId(printerModel),
    drawerOpenWhen: cashDrawer === 'none' ? undefined : cashDrawer === 'openWhenHigh' ? 'high' : 'low',
  });
}

/** The model that a receipt is set for before the printer has been heard: the configured or the told one. */
export function expectedModel(printer: ReceiptPrinter, { printerModel }: PrinterSettings): PrinterModel {
  const configured = printerModel === undefined ? undefined : modelWithId(printerModel);
  const { status } = printer;
  return configured ?? modelNamed('model' in status ? status.model : undefined);
}

function cableTo(address: WiredPrinterAddress, { clock }: SupervisionOptions): OpenByteStream {
  switch (address.kind) {
    case 'tcp':
      return openTcpStream({ ...address, connectTimeoutMs: PRINTER_CONNECT_MS, clock });
    case 'serial':
      return openSerialStream(address);
    case 'usb':
      return openUsbPrinterStream({ printer: address.printer, clock });
  }
}
