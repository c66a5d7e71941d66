import type { Answer } from '../../contract/answers.ts';
import type { Card } from '../../contract/cards.ts';
import type { Form } from './form.ts';
import { rulesOf } from './kinds/question-kinds.ts';
import { answerOf, type Circumstances, type FormAnswers, questionOf, type Sheet } from './sheet.ts';

/** The answers with one that was given or edited. */
export function withAnswer(answers: FormAnswers, key: string, answer: Answer): FormAnswers {
  return { ...answers, [key]: answer };
}

/** What is left of the answers when the form becomes another one: the same question, and an answer that it can have. */
export function keptAnswers(
  { form: before, answers }: Sheet,
  form: Form,
  circumstances: Circumstances,
): FormAnswers {
  const isSame = (key: string) => before.questions[key]?.kind === form.questions[key]?.kind;
  const same = Object.fromEntries(Object.entries(answers).filter(([key]) => isSame(key)));
  return chosenBy((key) => answerOf({ form, answers: same, circumstances }, key) !== null, form, same);
}

/** Answers that were put away, as far as they are some to this form. One that says nothing is none. */
export function answersTakenUp(form: Form, answers: FormAnswers, circumstances: Circumstances): FormAnswers {
  const saysSomething = (key: string) => {
    const answer = answerOf({ form, answers, circumstances }, key);
    return answer !== null && !rulesOf(kindOf(form, key)).saysNothing(answer);
  };
  return chosenBy(saysSomething, form, answers);
}

/** The answers without those about the card: another one was shown, or none. */
export function withoutCardAnswers(form: Form, answers: FormAnswers): FormAnswers {
  return chosenBy((key) => rulesOf(kindOf(form, key)).fitsCard === null, form, answers);
}

/** Whether a card can be the one that the answers are about. */
export function mayBeAbout(card: Card | null, form: Form, answers: FormAnswers): boolean {
  return Object.keys(form.questions).every((key) => {
    const { fitsCard, isAnswer } = rulesOf(kindOf(form, key));
    const answer = answers[key] ?? null;
    return fitsCard === null || answer === null || !isAnswer(answer) || fitsCard(answer, card);
  });
}

/** True once starting over would cost the customer something that they typed or chose. */
export function holdsAnswers(answers: FormAnswers): boolean {
  const isTyped = (text: unknown) => text !== '' && text !== null;
  return Object.values(answers).some(
    (answer) =>
      answer !== null && (typeof answer === 'string' ? isTyped(answer) : Object.values(answer).some(isTyped)),
  );
}

const kindOf = (form: Form, key: string) => questionOf({ form }, key).kind;

function chosenBy(isWanted: (key: string) => boolean, form: Form, answers: FormAnswers): FormAnswers {
  return Object.fromEntries(
    Object.keys(form.questions).flatMap((key) => {
      const answer = answers[key] ?? null;
      return answer !== null && isWanted(key) ? [[key, answer]] : [];
    }),
  );
}
