import { z } from 'zod';
import { ContactAnswer, TripAnswer } from '../../../contract/answers.ts';
import { CaseKind } from '../../../contract/case-kind.ts';
import { DraftForm } from '../../../contract/drafts.ts';

/** A draft as it was sealed before there were forms. One can be opened for a day after the program was brought up to date. */
const DraftOfBefore = z.object({
  task: z.literal('complaint'),
  language: z.string(),
  answers: z.object({
    kind: CaseKind.nullable(),
    category: z.string().nullable(),
    trip: TripAnswer.nullable(),
    narrative: z.string(),
    contact: ContactAnswer,
  }),
});

/** What was sealed as a draft, in today's shape. @throws when it never was one. */
export function readDraft(sealed: unknown): DraftForm {
  const before = DraftOfBefore.safeParse(sealed);
  if (!before.success) return DraftForm.parse(sealed);
  const { language, answers } = before.data;
  // The kind was the first question, so a draft without one has no answers either.
  const { kind, ...rest } = answers;
  return { kind: kind ?? 'complaint', language, answers: rest };
}
