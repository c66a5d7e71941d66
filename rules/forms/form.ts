import type { AnswerTo, QuestionKind, TripAnswer } from '../../contract/answers.ts';
import type { CaseKind } from '../../contract/case-kind.ts';

/**
 * When something is asked or said; data, so that tests can derive from it what to try. It looks at earlier questions
 * only, and an answer counts only while its own question is asked.
 */
export type Condition =
  /** The card that was shown remembers trips. */
  | { readonly card: 'hasTrips' }
  /** One of these was answered: options of a choice, or the kinds of an answer about a trip. */
  | { readonly question: string; readonly is: readonly string[] }
  | { readonly not: Condition };

/**
 * What a choice offers: the agency's categories of this form, keys of its own, or keys that hang on what was chosen
 * before.
 */
export type Options =
  | 'categories'
  | readonly string[]
  | { readonly hangOn: string; readonly of: Readonly<Record<string, readonly string[]>> };

/** What is said above a question, as ids of texts. The first lead whose condition holds is the one that is said. */
export interface QuestionWords<TextId extends string = string> {
  readonly title: TextId;
  readonly leads?: readonly { readonly when?: Condition; readonly text: TextId }[];
  /** What the field is called, where there is one that needs a name. */
  readonly label?: TextId;
  /** What the question is called among the answers. */
  readonly short: TextId;
  /** What is wrong with an answer, by the problem. */
  readonly problems?: Readonly<Record<string, TextId>>;
}

interface EveryQuestion<TextId extends string> {
  /** Left out, it is always asked. */
  readonly askedWhen?: Condition;
  readonly mayBeLeftOut?: true;
  /** Tells who the customer is; it is not for logs, lists or receipts. */
  readonly isPersonal?: true;
  readonly words: QuestionWords<TextId>;
  /** Which fact of the receipt the answer becomes; left out, nothing of it is printed. */
  readonly becomes?: { readonly receipt: 'about' | 'trip' | 'where' | 'when' | 'hasContact' };
}

interface ChoiceQuestion<TextId extends string> extends EveryQuestion<TextId> {
  readonly kind: 'choice';
  readonly options: Options;
}

interface PlainQuestion<TextId extends string> extends EveryQuestion<TextId> {
  readonly kind: Exclude<QuestionKind, 'choice'>;
  readonly options?: never;
}

/** A question that a form asks. */
export type Question<TextId extends string = string> = ChoiceQuestion<TextId> | PlainQuestion<TextId>;

/** What can be filed: questions in the order in which they are asked. */
export interface Form<TextId extends string = string> {
  /** The kind of case that it becomes, and its name. */
  readonly kind: CaseKind;
  /** Whether the customer is asked to show the card that it is about. */
  readonly card: 'asked' | 'notAsked';
  readonly questions: Readonly<Record<string, Question<TextId>>>;
}

/** What a condition can name of an answer to this question. The agency's categories are no business of a form's. */
type Nameable<Q> = Q extends { options: infer Offered }
  ? Offered extends readonly (infer Key)[]
    ? Key
    : Offered extends { of: Readonly<Record<string, readonly (infer Key)[]>> }
      ? Key
      : never
  : Q extends { kind: 'trip' }
    ? TripAnswer['kind']
    : never;

/** The condition as it would have to be; where it is right, that is the condition itself. */
type Checked<C, Questions> = C extends { readonly question: infer Key }
  ? Key extends keyof Questions
    ? { readonly question: Key; readonly is: readonly Nameable<Questions[Key]>[] }
    : { readonly thereIsNoQuestionCalled: Key }
  : C extends { readonly not: infer Inner }
    ? { readonly not: Checked<Inner, Questions> }
    : unknown;

type CheckedLeads<Leads, Questions> = {
  readonly [Index in keyof Leads]: Leads[Index] extends { readonly when: infer C }
    ? { readonly when: Checked<C, Questions> }
    : unknown;
};

type CheckedQuestion<Q, Questions> = (Q extends { readonly askedWhen: infer C }
  ? { readonly askedWhen: Checked<C, Questions> }
  : unknown) &
  (Q extends { readonly words: { readonly leads: infer Leads } }
    ? { readonly words: { readonly leads: CheckedLeads<Leads, Questions> } }
    : unknown) &
  (Q extends { readonly options: { readonly hangOn: infer Key } }
    ? Key extends keyof Questions
      ? { readonly options: { readonly of: Readonly<Record<string & Nameable<Questions[Key]>, unknown>> } }
      : { readonly options: { readonly thereIsNoQuestionCalled: Key } }
    : unknown);

/** A form as data. The compiler finds questions and options that are named and not there. */
export function defineForm<const F extends Form>(
  form: F & {
    questions: { [Key in keyof F['questions']]: CheckedQuestion<F['questions'][Key], F['questions']> };
  },
): F {
  return form;
}

type OptionOf<Q> = [Nameable<Q>] extends [never] ? string : Nameable<Q>;

/** The answers to a form as its own types know them; null is a question that was not answered yet. */
export type Answers<F extends Form> = {
  readonly [Key in keyof F['questions']]:
    | (F['questions'][Key]['kind'] extends 'choice'
        ? OptionOf<F['questions'][Key]>
        : AnswerTo<F['questions'][Key]['kind']>)
    | null;
};
