import type { Answer } from '../../contract/answers.ts';
import { rulesOf } from './kinds/question-kinds.ts';
import { answerOf, counts, questionOf, type Sheet } from './sheet.ts';

/** The answers as they are filed: only those that count, tidied up, and none that says nothing. */
export function filingAnswers(sheet: Sheet): Readonly<Record<string, Answer>> {
  const filed = Object.keys(sheet.form.questions).flatMap((key) => {
    const answer = counts(sheet, key) ? answerOf(sheet, key) : null;
    const { saysNothing, filed } = rulesOf(questionOf(sheet, key).kind);
    return answer === null || saysNothing(answer) ? [] : [[key, filed(answer)] as const];
  });
  return Object.fromEntries(filed);
}
