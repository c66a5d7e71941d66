import { z } from 'zod';
import { AgencyView } from './agency.ts';
import { Card, CardDropReason } from './cards.ts';
import { CardReaderState, CodeScan, CodeScannerState, PrinterState } from './device-states.ts';
import { KeyMap, Screen, SpeechKeyMap } from './keys.ts';
import type { Audience } from './permissions.ts';
import { ReceiptState } from './receipts.ts';
import { SpeechState } from './speech.ts';
import { StaffCall } from './staff-calls.ts';
import { StorageState } from './storage.ts';

const terminal = z.object({
  prefix: z.string(),
  agency: AgencyView,
  /** True while any device is simulated; the page then shows its device dock. */
  simulated: z.boolean(),
  /** Null until it is configured; the page then assumes a 32-inch screen. */
  screen: Screen.nullable(),
  keys: KeyMap,
  speechKeys: SpeechKeyMap,
});

export const KioskSnapshot = z
  .object({
    audience: z.literal('kiosk'),
    terminal,
    reader: CardReaderState,
    scanner: CodeScannerState,
    printer: PrinterState,
    storage: StorageState,
    speech: SpeechState,
    card: Card.nullable().describe('The card on the reader now'),
  })
  .meta({ id: 'KioskSnapshot' });
export type KioskSnapshot = z.infer<typeof KioskSnapshot>;

export const CounterSnapshot = z
  .object({
    audience: z.literal('counter'),
    terminal,
    printer: PrinterState,
    storage: StorageState,
    staffCalls: z.array(StaffCall).describe('Open calls, oldest first'),
  })
  .meta({ id: 'CounterSnapshot' });
export type CounterSnapshot = z.infer<typeof CounterSnapshot>;

export const TechnicianSnapshot = z
  .object({
    audience: z.literal('technician'),
    terminal,
    reader: CardReaderState,
    scanner: CodeScannerState,
    printer: PrinterState,
    storage: StorageState,
    speech: SpeechState,
  })
  .meta({ id: 'TechnicianSnapshot' });
export type TechnicianSnapshot = z.infer<typeof TechnicianSnapshot>;

/** Everything that an audience may know of the terminal now. */
export const TerminalSnapshot = z.discriminatedUnion('audience', [
  KioskSnapshot,
  CounterSnapshot,
  TechnicianSnapshot,
]);
export type TerminalSnapshot = z.infer<typeof TerminalSnapshot>;

export const TerminalEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('snapshot'), snapshot: TerminalSnapshot }),
    z.object({ type: z.literal('reader.changed'), reader: CardReaderState }),
    z.object({ type: z.literal('card.read'), card: Card }),
    z.object({ type: z.literal('card.dropped'), reason: CardDropReason }),
    z.object({ type: z.literal('card.removed') }),
    z.object({ type: z.literal('scanner.changed'), scanner: CodeScannerState }),
    z.object({ type: z.literal('code.scanned'), scan: CodeScan }),
    z.object({ type: z.literal('printer.changed'), printer: PrinterState }),
    z.object({ type: z.literal('storage.changed'), storage: StorageState }),
    z.object({ type: z.literal('speech.changed'), speech: SpeechState }),
    z.object({ type: z.literal('staff.called'), call: StaffCall }),
    z.object({ type: z.literal('staff.answered'), callId: z.uuid() }),
    z.object({ type: z.literal('staff.ended'), callId: z.uuid() }),
    z.object({
      type: z.literal('receipt.changed'),
      receiptId: z.uuid(),
      caseNumber: z.string(),
      receipt: ReceiptState,
    }),
  ])
  .meta({ id: 'TerminalEvent' });
export type TerminalEvent = z.infer<typeof TerminalEvent>;

/**
 * Who hears of what. A customer's card and the text of a code are the kiosk's alone; who waits for a person is the counter's
 * business until somebody comes, or the visit ends.
 */
export const hearers: Readonly<Record<TerminalEvent['type'], readonly Audience[]>> = {
  snapshot: ['kiosk', 'counter', 'technician'],
  'reader.changed': ['kiosk', 'technician'],
  'card.read': ['kiosk'],
  'card.dropped': ['kiosk'],
  'card.removed': ['kiosk'],
  'scanner.changed': ['kiosk', 'technician'],
  'code.scanned': ['kiosk'],
  'printer.changed': ['kiosk', 'counter', 'technician'],
  'storage.changed': ['kiosk', 'counter', 'technician'],
  'speech.changed': ['kiosk', 'technician'],
  'staff.called': ['counter'],
  'staff.answered': ['kiosk', 'counter'],
  'staff.ended': ['counter'],
  'receipt.changed': ['kiosk', 'counter'],
};
