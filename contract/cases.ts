import { z } from 'zod';
import { CONTACT_MAX, NARRATIVE_MAX } from './answers.ts';
import { Trip } from './cards.ts';
import { LanguageTag, text } from './fields.ts';
import { json, operation } from './operation.ts';
import { problem } from './problems.ts';
import { ReceiptState } from './receipts.ts';

export const ComplaintCategory = z.enum([
  'operatorConduct',
  'passedUp',
  'lateOrMissing',
  'vehicleOrStation',
  'fareOrCard',
  'accessibility',
  'safety',
  'other',
]);
export type ComplaintCategory = z.infer<typeof ComplaintCategory>;

export const CaseKind = z.enum(['complaint', 'commendation', 'suggestion']);
export type CaseKind = z.infer<typeof CaseKind>;

export const FileCaseRequest = z
  .strictObject({
    requestId: z.uuid().describe('Made by the client once per filing. Sent again, it returns the same case.'),
    kind: CaseKind,
    category: ComplaintCategory,
    narrative: text(NARRATIVE_MAX).min(1),
    language: LanguageTag.describe('BCP 47; the receipt is written in it'),
    tapId: z.uuid().optional().describe('The card that the complaint is about'),
    trip: Trip.optional().describe('The trip that the complaint is about, as offered from the card'),
    contact: z
      .strictObject({
        name: text(CONTACT_MAX.name).optional(),
        email: z.union([z.literal(''), z.email().max(CONTACT_MAX.email)]).optional(),
        phone: text(CONTACT_MAX.phone).optional(),
      })
      .optional(),
  })
  .meta({ id: 'FileCaseRequest' });
export type FileCaseRequest = z.infer<typeof FileCaseRequest>;

export const FiledCase = z
  .object({
    caseNumber: z.string(),
    filedAt: z.iso.datetime({ offset: true }),
    receiptId: z.uuid(),
    receipt: ReceiptState,
    replayed: z.boolean().describe('True when this request id had been filed before'),
  })
  .meta({ id: 'FiledCase', description: 'Durable from here on, whatever the printer does' });
export type FiledCase = z.infer<typeof FiledCase>;

export const fileCase = operation({
  name: 'fileCase',
  method: 'post',
  path: '/api/cases',
  permission: 'cases.file',
  summary: 'File a case and print its receipt',
  request: FileCaseRequest,
  replies: {
    200: json('The same case again, which was filed under this request id before', FiledCase),
    201: json('Filed and durable', FiledCase),
  },
  problems: [
    problem(
      'requestIdReused',
      409,
      'This request id was used for a filing with other content. Make a new id.',
    ),
  ],
});
