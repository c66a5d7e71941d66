import { z } from 'zod';
import { FiledAnswers } from './answers.ts';
import { cardForgotten } from './cards.ts';
import { CaseKind } from './case-kind.ts';
import { LanguageTag } from './fields.ts';
import { json, operation } from './operation.ts';
import { problem } from './problems.ts';
import { ReceiptState } from './receipts.ts';

export const FileCaseRequest = z
  .strictObject({
    requestId: z
      .uuid()
      // Capitals or not, it is the same one (RFC 9562, 4).
      .toLowerCase()
      .describe('Made by the client once per filing. Sent again, it returns the same case.'),
    kind: CaseKind.describe('The form that was filled in'),
    answers: FiledAnswers.describe("By the keys of the form's questions; only what was asked and answered"),
    language: LanguageTag.describe('BCP 47; the receipt is written in it'),
    tapId: z.uuid().optional().describe('The card that it is about'),
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
    cardForgotten,
    problem(
      'requestIdReused',
      409,
      'This request id was used for a filing with other content. Make a new id.',
    ),
  ],
});
