import { z } from 'zod';
import { Trip } from './cards.ts';
import { CaseKind, ComplaintCategory, NARRATIVE_MAX } from './cases.ts';
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
        trip: z
          .discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('cardTrip'), trip: Trip }),
            z.strictObject({ kind: z.literal('anotherTrip') }),
            z.strictObject({ kind: z.literal('noTrip') }),
          ])
          .nullable(),
        narrative: z.string().max(NARRATIVE_MAX),
        contact: z.strictObject({
          name: z.string().max(120),
          email: z.string().max(254),
          phone: z.string().max(40),
        }),
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
