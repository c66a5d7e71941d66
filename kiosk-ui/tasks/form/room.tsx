import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AnswerTo, QuestionKind } from '../../../contract/answers.ts';
import { answerOf } from '../../../rules/forms/sheet.ts';
import { Button } from '../../shell/design/button.tsx';
import { Question } from '../../shell/design/question.tsx';
import { sheetOf } from './form-context.ts';
import type { FormTask } from './form-flow.ts';
import { kindOf, useForm, useFormState } from './form-state.ts';
import { leadOf, wordsOf } from './words.ts';

/** What every room is given: the form, and the key of the question that is asked in it. */
export interface RoomProps {
  readonly task: FormTask;
  readonly at: string;
}

/** A question of this kind as it is answered so far, and the way to answer it. */
export function useAsked<Kind extends QuestionKind>({ task, at }: RoomProps, _kind: Kind) {
  const context = useForm(task);
  const intl = useIntl();
  const sheet = sheetOf(context);
  const words = wordsOf(sheet.form, at);
  const [problem] = context.problems;
  const problemText = problem === undefined ? undefined : words.problems?.[problem];
  return {
    sheet,
    words,
    answer: answerOf(sheet, at) as AnswerTo<Kind> | null,
    /** What is wrong with it, in words. */
    problem: problemText === undefined ? undefined : intl.formatMessage({ id: problemText }),
    give: (answer: AnswerTo<Kind>) => task.send({ type: 'answer', question: at, answer }),
  };
}

/** One question: its title, what is said below it, and whatever its kind needs to be answered. */
export function Room({
  task,
  at,
  actions,
  keyboard,
  children,
}: RoomProps & {
  readonly actions?: ReactNode;
  readonly keyboard?: ReactNode;
  readonly children: ReactNode;
}) {
  const intl = useIntl();
  const kind = useFormState(task, kindOf);
  const sheet = sheetOf(useForm(task));
  const lead = leadOf(sheet, at);
  return (
    <Question
      name={at}
      title={intl.formatMessage({ id: wordsOf(sheet.form, at).title }, { kind })}
      {...(lead === undefined ? {} : { lead: <FormattedMessage id={lead} values={{ kind }} /> })}
      actions={actions}
      keyboard={keyboard}
    >
      {children}
    </Question>
  );
}

/** Typing does not end by itself. */
export function Continue({ task, children }: { readonly task: FormTask; readonly children?: ReactNode }) {
  return (
    <Button
      kind={children === undefined ? 'primary' : 'secondary'}
      onPress={() => task.send({ type: 'continue' })}
    >
      {children ?? <FormattedMessage id="action.continue" />}
    </Button>
  );
}
