import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { Question } from '../../shell/design/question.tsx';
import { CaseNumber } from './case-number.tsx';
import type { FormTask } from './form-flow.ts';
import { filedOf, kindOf, useFormState } from './form-state.ts';

export function Filed({ task }: { task: FormTask }) {
  const intl = useIntl();
  const kind = useFormState(task, kindOf);
  const filed = useFormState(task, filedOf);
  if (filed === null) return null;
  const isPrinted = filed.receipt.state === 'printed';
  return (
    <Question
      name="filed"
      title={intl.formatMessage({ id: 'filed.title' }, { kind })}
      actions={
        <Button kind="primary" onPress={() => task.send({ type: 'finish' })}>
          <FormattedMessage id="action.finish" />
        </Button>
      }
    >
      <CaseNumber filed={filed} />
      <p className="receipt-line" role="status" data-receipt={filed.receipt.state}>
        <Icon name={isPrinted ? 'done' : 'printer'} />
        <FormattedMessage id={isPrinted ? 'filed.receiptPrinted' : 'filed.receiptPrinting'} />
      </p>
      <h2>
        <FormattedMessage id="filed.next" />
      </h2>
      <p>
        <FormattedMessage id="filed.nextText" values={{ kind }} />
      </p>
    </Question>
  );
}
