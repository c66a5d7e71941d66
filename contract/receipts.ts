import { z } from 'zod';
import { printerFaultCodes } from './faults.ts';

export const ReceiptProblem = z.enum(printerFaultCodes);

/** What a person says became of a receipt that the printer did not confirm. */
export const ReceiptDecision = z.enum(['printed', 'notPrinted']);
export type ReceiptDecision = z.infer<typeof ReceiptDecision>;

export const ReceiptState = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('queued') }),
    z.object({ state: z.literal('sending') }),
    z.object({ state: z.literal('bodyConfirmed') }),
    z.object({ state: z.literal('printed') }),
    z.object({ state: z.literal('waiting'), reason: ReceiptProblem }),
    z.object({ state: z.literal('notSent'), reason: z.enum([...ReceiptProblem.options, 'unprintable']) }),
    z.object({
      state: z.literal('unknown'),
      bodyConfirmed: z.boolean(),
      decided: ReceiptDecision.exactOptional().describe('What a person found in the tray'),
    }),
    z.object({ state: z.literal('cancelled') }),
  ])
  .meta({
    id: 'ReceiptState',
    description:
      "A receipt job. `printed` only on the printer's own word; `waiting` goes on by itself when a person has mended the cause; `unknown` is for a person to decide",
  });
export type ReceiptState = z.infer<typeof ReceiptState>;

export const ReceiptView = z
  .object({
    receiptId: z.uuid(),
    caseNumber: z.string(),
    copyNumber: z.int().min(0).describe('0 for the original'),
    createdAt: z.iso.datetime({ offset: true }),
    language: z.string().describe('The language that it is really in'),
    receipt: ReceiptState,
    lines: z.array(z.string()).describe('As text, at most 48 columns wide'),
    spoken: z.array(z.string()).describe('A sentence for each part, numbers symbol by symbol'),
  })
  .meta({ id: 'ReceiptView' });
export type ReceiptView = z.infer<typeof ReceiptView>;

export const ReceiptAction = z.strictObject({ receiptId: z.uuid() }).meta({ id: 'ReceiptAction' });
export const DecideReceipt = z
  .strictObject({ receiptId: z.uuid(), decision: ReceiptDecision })
  .meta({ id: 'DecideReceipt' });

export const VerifyReceipt = z
  .strictObject({ code: z.string().min(1).max(400) })
  .meta({ id: 'VerifyReceipt' });
export const VerifiedReceipt = z
  .discriminatedUnion('genuine', [
    z.object({
      genuine: z.literal(true),
      caseNumber: z.string(),
      kind: z.enum(['complaint', 'commendation', 'suggestion', 'citationDispute']),
      filedAt: z.iso.datetime({ offset: true }),
      terminal: z.string(),
    }),
    z.object({ genuine: z.literal(false), problem: z.string(), what: z.string() }),
  ])
  .meta({ id: 'VerifiedReceipt' });
export type VerifiedReceipt = z.infer<typeof VerifiedReceipt>;

export const KickDrawer = z
  .strictObject({ pin: z.union([z.literal(2), z.literal(5)]) })
  .meta({ id: 'KickDrawer' });
export const DrawerKick = z
  .object({ drawer: z.enum(['kicked', 'notReady', 'notConfirmed']) })
  .meta({ id: 'DrawerKick', description: "The printer's word on the pulse, not the drawer's" });
