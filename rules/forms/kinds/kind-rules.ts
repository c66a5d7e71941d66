import type { AnswerTo, QuestionKind } from '../../../contract/answers.ts';
import type { Card } from '../../../contract/cards.ts';

/** What can be wrong with an answer: it is wanted and says nothing, or what its kind of question finds. */
export type AnswerProblem = 'missing' | 'emailMalformed' | 'inFuture';

/** What an answer is judged by, besides itself. */
export interface Judged {
  /** The agency's wall clock, `YYYY-MM-DDTHH:MM`; left out, nothing is said of what lies ahead. */
  readonly now?: string | undefined;
}

/** What holds for all questions of one kind. */
export interface KindRules<Kind extends QuestionKind> {
  /** A choice leads on by itself; whoever types says when they have finished, and is told then what is wrong. */
  readonly given: 'chosen' | 'typed';
  /** Whether a value that comes from elsewhere is an answer to such a question at all. */
  isAnswer(value: unknown): value is AnswerTo<Kind>;
  /** Whether it is as good as no answer. */
  saysNothing(answer: AnswerTo<Kind>): boolean;
  /** What is wrong with an answer that says something. */
  problems(answer: AnswerTo<Kind>, by: Judged): readonly AnswerProblem[];
  /** Everything that `problems` can find. */
  readonly possibleProblems: readonly AnswerProblem[];
  /** The answer as it is filed. */
  filed(answer: AnswerTo<Kind>): AnswerTo<Kind>;
  /** By what conditions name the answer; null where they cannot. */
  name(answer: AnswerTo<Kind>): string | null;
  /**
   * Whether the answer can be about this card, for a kind of question that is about the card that was shown: another
   * card takes the answer away, and without a card it stays. Null for the other kinds.
   */
  readonly fitsCard: ((answer: AnswerTo<Kind>, card: Card | null) => boolean) | null;
}
