import { z } from 'zod';
import { fault, printerFaultCodes } from './faults.ts';

export const CardReaderState = z
  .union([
    z.object({ device: z.literal('online'), media: z.enum(['present', 'notPresent']), model: z.string() }),
    z.object({
      device: z.enum(['noDevice', 'powerOff', 'offline', 'hardwareError']),
      fault: fault([
        'notConfigured',
        'notFound',
        'noPermission',
        'busy',
        'notAnswering',
        'unplugged',
        'protocolError',
      ]),
    }),
  ])
  .meta({ id: 'CardReaderState', description: 'The card reader, in XFS4IoT terms' });
export type CardReaderState = z.infer<typeof CardReaderState>;

export const CodeScannerState = z
  .union([
    z.object({ device: z.literal('online') }),
    z.object({
      device: z.enum(['noDevice', 'powerOff', 'offline']),
      fault: fault(['notConfigured', 'notFound', 'noPermission', 'busy', 'unplugged']),
    }),
  ])
  .meta({ id: 'CodeScannerState', description: 'The scanner for barcodes and QR codes, in XFS4IoT terms' });
export type CodeScannerState = z.infer<typeof CodeScannerState>;

export const CodeScan = z
  .object({
    text: z.string().min(1).describe('What the code says; of control characters only GS (1Dh) is left'),
    symbology: z
      .string()
      .exactOptional()
      .describe('Such as qrCode or code128, where the scanner is set to tell'),
  })
  .meta({ id: 'CodeScan' });
export type CodeScan = z.infer<typeof CodeScan>;

export const PrinterState = z
  .union([
    z.object({
      device: z.enum(['online', 'deviceBusy']),
      paper: z.enum(['full', 'low']),
      model: z.string(),
      drawer: z.enum(['open', 'closed']).exactOptional().describe('Only where a cash drawer is configured'),
    }),
    z.object({
      device: z.enum(['noDevice', 'powerOff', 'offline', 'userError', 'hardwareError']),
      paper: z.enum(['full', 'low', 'out', 'unknown']),
      fault: fault(printerFaultCodes),
    }),
  ])
  .meta({ id: 'PrinterState', description: 'The receipt printer, in XFS4IoT terms' });
export type PrinterState = z.infer<typeof PrinterState>;
