import { z } from 'zod';
import { Card, CardDropReason } from './cards.ts';
import { CardReaderState, CodeScan, CodeScannerState, PrinterState } from './device-states.ts';
import { KeyMap, Screen, SpeechKeyMap } from './keys.ts';
import { ReceiptState } from './receipts.ts';
import { SpeechState } from './speech.ts';
import { StaffCall } from './staff-calls.ts';

export const TerminalSnapshot = z
  .object({
    terminal: z.object({
      prefix: z.string(),
      agencyName: z.string(),
      /** IANA name; card times and receipts are in this zone. */
      timeZone: z.string(),
      /** True while any device is simulated; the page then shows its device dock. */
      simulated: z.boolean(),
      /** Null until it is configured; the page then assumes a 32-inch screen. */
      screen: Screen.nullable(),
      keys: KeyMap,
      speechKeys: SpeechKeyMap,
    }),
    reader: CardReaderState,
    scanner: CodeScannerState,
    printer: PrinterState,
    speech: SpeechState,
    card: Card.nullable().describe('The card on the reader now'),
    staffCalls: z.array(StaffCall).describe('Open calls, oldest first'),
  })
  .meta({ id: 'TerminalSnapshot' });
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
    z.object({ type: z.literal('speech.changed'), speech: SpeechState }),
    z.object({ type: z.literal('staff.called'), call: StaffCall }),
    z.object({ type: z.literal('staff.answered'), callId: z.uuid() }),
    z.object({
      type: z.literal('receipt.changed'),
      receiptId: z.uuid(),
      caseNumber: z.string(),
      receipt: ReceiptState,
    }),
  ])
  .meta({
    id: 'TerminalEvent',
    description: 'One message of the event stream; the first is always a snapshot or the next missed event',
  });
export type TerminalEvent = z.infer<typeof TerminalEvent>;
