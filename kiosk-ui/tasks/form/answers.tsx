import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { rulesOf } from '../../../rules/forms/kinds/question-kinds.ts';
import { answerOf, counts, questionOf } from '../../../rules/forms/sheet.ts';
import { Button } from '../../shell/design/button.tsx';
import type { TextId } from '../../shell/strings/text.tsx';
import { type AnyWordsProps, answerWords } from './answer-words.tsx';
import { cardFor, type FormContext, sheetOf } from './form-context.ts';
import type { FormTask } from './form-flow.ts';
import { useForm } from './form-state.ts';
import { wordsOf } from './words.ts';
import './answers.css';

/** What has to be said before answers are filed, by whomever. */
export const filingTexts = ['legal.text.filing', 'legal.text.notACitation', 'legal.text.privacy'] as const;

export interface AnswersProps {
  readonly task: FormTask;
  /** There is no card here to choose from, so what was chosen from it stays. */
  readonly cardAnswersStay?: boolean;
}

/** Every question with its answer, and the way to change it. */
export function Answers({ task, cardAnswersStay = false }: AnswersProps) {
  const context = useForm(task);
  const { draft } = context;
  const sheet = sheetOf(context);
  const { form } = sheet;
  const card = cardFor(form, context);
  const changeKind = () => task.send({ type: 'changeKind' });
  const change = (key: string) =>
    cardAnswersStay && rulesOf(questionOf(sheet, key).kind).fitsCard !== null
      ? {}
      : { onChange: () => task.send({ type: 'change', question: key }) };
  return (
    <dl className="answers">
      {form.card === 'asked' && (
        <Answer question="checkAnswers.card">
          {card === null ? (
            <FormattedMessage id="checkAnswers.noCard" />
          ) : card.numberLastFour === null ? (
            card.name
          ) : (
            <bdi>{`${card.name} •••• ${card.numberLastFour}`}</bdi>
          )}
        </Answer>
      )}
      <Answer question="checkAnswers.kind" {...(context.offered.length > 1 ? { onChange: changeKind } : {})}>
        {draft.kind !== null && <FormattedMessage id={`checkAnswers.kind.${draft.kind}`} />}
      </Answer>
      {Object.keys(form.questions)
        .filter((key) => counts(sheet, key))
        .map((key) => (
          <Answer key={key} question={wordsOf(form, key).short} values={{ kind: form.kind }} {...change(key)}>
            <AnswerGiven context={context} question={key} />
          </Answer>
        ))}
    </dl>
  );
}

function AnswerGiven({ context, question }: { context: FormContext; question: string }) {
  const sheet = sheetOf(context);
  const { kind } = questionOf(sheet, question);
  const answer = answerOf(sheet, question);
  if (answer === null || rulesOf(kind).saysNothing(answer))
    return <FormattedMessage id="checkAnswers.notProvided" />;
  // Its rules say that the answer is one to such a question.
  const Words = answerWords[kind] as (props: AnyWordsProps) => ReactNode;
  return <Words context={context} question={question} answer={answer} />;
}

function Answer({
  question,
  values = {},
  onChange,
  children,
}: {
  question: TextId;
  values?: Readonly<Record<string, string>>;
  onChange?: () => void;
  children: ReactNode;
}) {
  const intl = useIntl();
  return (
    <div className="answer">
      <dt>
        <FormattedMessage id={question} values={values} />
      </dt>
      <dd className="answer-words">{children}</dd>
      {onChange !== undefined && (
        <dd>
          <Button
            kind="small"
            label={intl.formatMessage(
              { id: 'checkAnswers.changeWhat' },
              { question: intl.formatMessage({ id: question }, values) },
            )}
            onPress={onChange}
          >
            <FormattedMessage id="checkAnswers.change" />
          </Button>
        </dd>
      )}
    </div>
  );
}
