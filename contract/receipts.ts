import { z } from 'zod';
import { CaseKind } from './case-kind.ts';
import { printerFaultCodes } from './faults.ts';
import { bytes, json, operation } from './operation.ts';
import { problem } from './problems.ts';

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
      kind: CaseKind,
      filedAt: z.iso.datetime({ offset: true }),
      terminal: z.string(),
    }),
    z.object({ genuine: z.literal(false), problem: z.string(), what: z.string() }),
  ])
  .meta({ id: 'VerifiedReceipt' });
export type VerifiedReceipt = z.infer<typeof VerifiedReceipt>;

const receiptNotFound = problem('receiptNotFound', 404, 'There is no receipt with this id on this terminal.');

export const receipts = operation({
  name: 'receipts',
  method: 'get',
  path: '/api/receipts',
  permission: 'receipts.attend',
  summary:
    'Receipts that a person should look after: waiting, not printed, withdrawn, or unknown and undecided',
  replies: { 200: json('Newest first, at most 100', z.array(ReceiptView)) },
});

export const receipt = operation({
  name: 'receipt',
  method: 'get',
  path: '/api/receipts/:receiptId',
  permission: 'receipts.attend',
  summary: 'A receipt as text and as spoken sentences, with what became of its paper',
  params: { receiptId: z.string() },
  replies: { 200: json('Now', ReceiptView) },
  problems: [receiptNotFound],
});

export const receiptPicture = operation({
  name: 'receiptPicture',
  method: 'get',
  path: '/api/receipts/:receiptId/picture',
  permission: 'receipts.attend',
  summary: 'A receipt as it looks on paper',
  params: { receiptId: z.string() },
  replies: { 200: bytes('One pixel for each dot of the printer', 'image/png') },
  problems: [
    receiptNotFound,
    problem('receiptNotDrawn', 404, 'This receipt cannot be drawn on this machine; ask for its text.'),
  ],
});

export const decideReceipt = operation({
  name: 'decideReceipt',
  method: 'post',
  path: '/api/receipts/decide',
  permission: 'receipts.attend',
  summary: 'Say what lay in the tray, where the printer never answered. Decided once; in the audit',
  request: DecideReceipt,
  replies: { 200: json('The receipt', ReceiptView) },
  problems: [
    receiptNotFound,
    problem(
      'receiptNotUnknown',
      409,
      'There is nothing to decide: the printer has said what became of this receipt.',
    ),
  ],
});

export const copyReceipt = operation({
  name: 'copyReceipt',
  method: 'post',
  path: '/api/receipts/copies',
  permission: 'receipts.attend',
  summary: 'Print a copy: the same case number, marked COPY. In the audit',
  request: ReceiptAction,
  replies: { 201: json("The copy's own receipt", ReceiptView) },
  problems: [
    receiptNotFound,
    problem(
      'receiptUnderWay',
      409,
      'This receipt is still on its way to the paper; a copy now could be a second one.',
    ),
  ],
});

export const cancelReceipt = operation({
  name: 'cancelReceipt',
  method: 'post',
  path: '/api/receipts/cancel',
  permission: 'receipts.attend',
  summary: 'Withdraw a receipt of which nothing was sent',
  request: ReceiptAction,
  replies: { 200: json('The receipt', ReceiptView) },
  problems: [
    receiptNotFound,
    problem('tooLate', 409, 'Too late: this receipt has left for the printer, or its end is known.'),
  ],
});

export const verifyReceipt = operation({
  name: 'verifyReceipt',
  method: 'post',
  path: '/api/receipts/verify',
  permission: 'receipts.attend',
  summary: "Check the signed code of a receipt against the keys of the agency's terminals",
  request: VerifyReceipt,
  replies: { 200: json('What it proves, or what is wrong with it', VerifiedReceipt) },
});
