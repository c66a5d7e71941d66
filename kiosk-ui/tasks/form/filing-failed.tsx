import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Notice } from '../../shell/design/notice.tsx';
import { Picture } from '../../shell/design/picture.tsx';
import { Question } from '../../shell/design/question.tsx';
import type { FormTask } from './form-flow.ts';
import { failureOf, kindOf, useFormState } from './form-state.ts';

export function FilingFailed({ task }: { task: FormTask }) {
  const intl = useIntl();
  const kind = useFormState(task, kindOf);
  const failure = useFormState(task, failureOf) ?? 'noAnswer';
  return (
    <Question
      name="filingFailed"
      title={intl.formatMessage({ id: 'filingFailed.title' }, { kind })}
      actions={
        failure === 'refused' || failure === 'cardForgotten' ? (
          <Button
            kind={failure === 'refused' ? 'primary' : 'secondary'}
            onPress={() => task.send({ type: 'back' })}
          >
            <FormattedMessage id="filingFailed.check" />
          </Button>
        ) : (
          <Button kind="primary" onPress={() => task.send({ type: 'tryAgain' })}>
            <FormattedMessage id="action.tryAgain" />
          </Button>
        )
      }
    >
      <Notice>
        <FormattedMessage id={`filingFailed.${failure}`} />
      </Notice>
      <Picture name="warning" />
    </Question>
  );
}
