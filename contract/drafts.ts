import { z } from 'zod';
import { answerShapes } from './answers.ts';
import { CaseKind, ComplaintCategory } from './cases.ts';
import { LanguageTag } from './fields.ts';

/** A half-filled form as the page holds it; nothing in it has been checked for completeness. */
export const DraftForm = z
  .discriminatedUnion('task', [
    z.strictObject({
      task: z.literal('complaint'),
      language: LanguageTag,
      answers: z.strictObject({
        kind: CaseKind.nullable(),
        category: ComplaintCategory.nullable(),
        trip: answerShapes.trip.nullable(),
        narrative: answerShapes.narrative,
        contact: answerShapes.contact,
      }),
    }),
  ])
  .meta({ id: 'DraftForm' });
export type DraftForm = z.infer<typeof DraftForm>;

export const ParkDraftRequest = z.strictObject({ form: DraftForm }).meta({ id: 'ParkDraftRequest' });
export type ParkDraftRequest = z.infer<typeof ParkDraftRequest>;

export const ParkedDraft = z
  .object({
    code: z.string().describe('Opens the draft once; the service itself keeps no copy of it'),
    keptUntil: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'ParkedDraft' });
export type ParkedDraft = z.infer<typeof ParkedDraft>;

export const OpenDraftRequest = z
  .strictObject({
    code: z.string().max(40).describe('As typed: any case, blanks and hyphens do not matter'),
    manner: z
      .enum(['take', 'look', 'discard'])
      .default('take')
      .describe(
        '`take`: deleted, and opened again by the same code until the session ends. `look`: it stays, for the counter. ' +
          '`discard`: deleted for good, once its case is filed',
      ),
  })
  .meta({ id: 'OpenDraftRequest' });
export type OpenDraftRequest = z.input<typeof OpenDraftRequest>;
/** What becomes of a draft when it is opened. */
export type OpeningManner = NonNullable<OpenDraftRequest['manner']>;

export const OpenedDraft = z.object({ form: DraftForm }).meta({ id: 'OpenedDraft' });
export type OpenedDraft = z.infer<typeof OpenedDraft>;
