import { withoutCardAnswers } from '../../rules/forms/answers.ts';
import { type FormKind, formOf } from '../../rules/forms/forms.ts';
import type { FormAnswers } from '../../rules/forms/sheet.ts';

/** What a customer has filled in so far. */
export interface Draft {
  /** The form; null until the customer has said which it is to be. */
  readonly kind: FormKind | null;
  readonly answers: FormAnswers;
}

export const emptyDraft: Draft = { kind: null, answers: {} };

/** A draft as it is put away. Nothing of the card goes with it but what was chosen from it. */
export interface ParkedForm {
  readonly kind: FormKind;
  /** BCP 47. */
  readonly language: string;
  readonly answers: FormAnswers;
}

/** The draft when another card is shown, or none: answers from the old one are gone. */
export function withoutCard(draft: Draft): Draft {
  return draft.kind === null
    ? draft
    : { ...draft, answers: withoutCardAnswers(formOf(draft.kind), draft.answers) };
}

/** A form put away by the service until somebody comes with its code. */
export interface Parked {
  readonly code: string;
  /** ISO 8601. */
  readonly keptUntil: string;
}

/**
 * Why a draft was not opened:
 * - `notFound`: there is none with this code, or it was opened or deleted already
 * - `tooManyGuesses`: too many wrong codes were typed lately; nobody may try for a while
 * - `noAnswer`: the service did not answer; the draft is untouched
 */
export type OpeningFailure = 'notFound' | 'tooManyGuesses' | 'noAnswer';

export type OpeningResult =
  | { readonly ok: true; readonly form: ParkedForm }
  | { readonly ok: false; readonly failure: OpeningFailure };
