import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Notice } from '../../shell/design/notice.tsx';
import { Picture } from '../../shell/design/picture.tsx';
import { Question } from '../../shell/design/question.tsx';
import type { Complaint } from './complaint-flow.ts';
import { failureOf, kindOf, useComplaintState } from './complaint-state.ts';

export function FilingFailed({ task: complaint }: { task: Complaint }) {
  const intl = useIntl();
  const kind = useComplaintState(complaint, kindOf);
  const failure = useComplaintState(complaint, failureOf) ?? 'noAnswer';
  return (
    <Question
      name="filingFailed"
      title={intl.formatMessage({ id: 'filingFailed.title' }, { kind })}
      actions={
        failure === 'refused' ? (
          <Button kind="primary" onPress={() => complaint.send({ type: 'back' })}>
            <FormattedMessage id="filingFailed.check" />
          </Button>
        ) : (
          <Button kind="primary" onPress={() => complaint.send({ type: 'tryAgain' })}>
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
