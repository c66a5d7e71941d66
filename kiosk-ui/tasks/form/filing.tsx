import { FormattedMessage, useIntl } from 'react-intl';
import { Picture } from '../../shell/design/picture.tsx';
import { Question } from '../../shell/design/question.tsx';
import type { FormTask } from './form-flow.ts';
import { kindOf, useFormState } from './form-state.ts';

export function Filing({ task }: { task: FormTask }) {
  const intl = useIntl();
  const kind = useFormState(task, kindOf);
  return (
    <Question
      name="filing"
      title={intl.formatMessage({ id: 'filing.title' }, { kind })}
      lead={<FormattedMessage id="filing.lead" />}
    >
      <Picture name="send" mood="working" />
    </Question>
  );
}
