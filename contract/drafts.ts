import { z } from 'zod';
import { DraftAnswers } from './answers.ts';
import { CaseKind } from './case-kind.ts';
import { LanguageTag } from './fields.ts';
import { json, operation } from './operation.ts';
import { problem } from './problems.ts';
import { ReceiptState } from './receipts.ts';

/** A half-filled form as the page holds it; nothing in it has been checked for completeness. */
export const DraftForm = z
  .strictObject({ kind: CaseKind, language: LanguageTag, answers: DraftAnswers })
  .meta({ id: 'DraftForm' });
export type DraftForm = z.infer<typeof DraftForm>;

export const ParkDraftRequest = z.strictObject({ form: DraftForm }).meta({ id: 'ParkDraftRequest' });
export type ParkDraftRequest = z.infer<typeof ParkDraftRequest>;

export const ParkedDraft = z
  .object({
    code: z.string().describe('Opens the draft for a day; the service itself keeps no copy of it'),
    keptUntil: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'ParkedDraft' });
export type ParkedDraft = z.infer<typeof ParkedDraft>;

export const OpenDraftRequest = z
  .strictObject({
    code: z.string().max(40).describe('As typed: any case, blanks and hyphens do not matter'),
    manner: z
      .enum(['look', 'discard'])
      .default('look')
      .describe(
        '`look`: it stays until its case is filed or its day is over. ' +
          '`discard`: deleted for good, once its case is filed or it was put away anew',
      ),
  })
  .meta({ id: 'OpenDraftRequest' });
export type OpenDraftRequest = z.input<typeof OpenDraftRequest>;
/** What becomes of a draft when it is opened. */
export type OpeningManner = NonNullable<OpenDraftRequest['manner']>;

export const OpenedDraft = z.object({ form: DraftForm }).meta({ id: 'OpenedDraft' });
export type OpenedDraft = z.infer<typeof OpenedDraft>;

export const PrintDraftCodeRequest = z
  .strictObject({
    code: z
      .string()
      .max(20)
      .regex(/^[0-9A-Z-]+$/)
      .describe('As it was told when the form was put away'),
    keptUntil: z.iso.datetime({ offset: true }),
    language: LanguageTag,
  })
  .meta({ id: 'PrintDraftCodeRequest', description: 'Print the code that opens a draft' });
export type PrintDraftCodeRequest = z.infer<typeof PrintDraftCodeRequest>;

export const PrintDraftCodeReply = z.object({ receipt: ReceiptState }).meta({
  id: 'PrintDraftCodeReply',
  description: 'The slip is not kept: what cannot be printed now is dropped',
});
export type PrintDraftCodeReply = z.infer<typeof PrintDraftCodeReply>;

export const parkDraft = operation({
  name: 'parkDraft',
  method: 'post',
  path: '/api/drafts',
  permission: 'drafts.park',
  summary: 'Seal a half-filled form under a code, for a day',
  request: ParkDraftRequest,
  replies: { 201: json('The code that opens it', ParkedDraft) },
  problems: [
    problem('draftShelfFull', 503, 'Too many drafts are kept here. File the case, or ask a member of staff.'),
  ],
});

export const openDraft = operation({
  name: 'openDraft',
  method: 'post',
  path: '/api/drafts/open',
  permission: 'drafts.open',
  summary: 'Open the draft of a code to go on with it, or discard it once its case is filed',
  request: OpenDraftRequest,
  replies: { 200: json('The form as it was put away', OpenedDraft) },
  problems: [
    problem(
      'draftNotFound',
      404,
      'No draft has this code: it is mistyped, its case is filed, or it is a day old.',
    ),
    problem(
      'draftGuesses',
      429,
      'Too many wrong codes. Wait a quarter of an hour, or ask a member of staff.',
    ),
  ],
});

export const printDraftCode = operation({
  name: 'printDraftCode',
  method: 'post',
  path: '/api/drafts/slips',
  permission: 'drafts.park',
  summary: 'Print the code of a draft that was just put away',
  request: PrintDraftCodeRequest,
  replies: { 200: json('What became of the slip', PrintDraftCodeReply) },
  problems: [],
});
