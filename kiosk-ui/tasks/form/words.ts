import type { Form, QuestionWords } from '../../../rules/forms/form.ts';
import { forms } from '../../../rules/forms/forms.ts';
import { holds, type Sheet } from '../../../rules/forms/sheet.ts';
import type { TextId } from '../../shell/strings/text.tsx';

/** A form that names a text which is not in the catalogues does not compile. */
const worded: readonly Form<TextId>[] = forms;

/** The words of a question. @throws when the form has no such question. */
export function wordsOf({ kind }: Pick<Form, 'kind'>, key: string): QuestionWords<TextId> {
  const question = worded.find((form) => form.kind === kind)?.questions[key];
  if (question === undefined) throw new Error(`${kind} has no question ${key}`);
  return question.words;
}

/** What is said below the title of a question as things stand. */
export function leadOf(sheet: Sheet, key: string): TextId | undefined {
  return wordsOf(sheet.form, key).leads?.find(({ when }) => when === undefined || holds(when, sheet))?.text;
}
