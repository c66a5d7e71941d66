import { FormattedMessage, useIntl } from 'react-intl';
import { Picture } from '../../shell/design/picture.tsx';
import { Question } from '../../shell/design/question.tsx';
import type { Complaint } from './complaint-flow.ts';
import { kindOf, useComplaintState } from './complaint-state.ts';

export function Filing({ task: complaint }: { task: Complaint }) {
  const intl = useIntl();
  const kind = useComplaintState(complaint, kindOf);
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
