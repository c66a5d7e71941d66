import { FormattedMessage, useIntl } from 'react-intl';
import type { ReceiptState } from '../../../contract/receipts.ts';
import { Button } from '../../shell/design/button.tsx';
import { Notice } from '../../shell/design/notice.tsx';
import { Question } from '../../shell/design/question.tsx';
import type { TextId } from '../../shell/strings/text.tsx';
import { CaseNumber } from './case-number.tsx';
import type { FormTask } from './form-flow.ts';
import { filedOf, kindOf, useFormState } from './form-state.ts';

export function ReceiptTrouble({ task }: { task: FormTask }) {
  const intl = useIntl();
  const kind = useFormState(task, kindOf);
  const filed = useFormState(task, filedOf);
  if (filed === null) return null;
  return (
    <Question
      name="receiptTrouble"
      title={intl.formatMessage({ id: 'filed.title' }, { kind })}
      lead={<FormattedMessage id="receiptTrouble.lead" />}
      actions={
        <Button kind="primary" onPress={() => task.send({ type: 'finish' })}>
          <FormattedMessage id="action.finish" />
        </Button>
      }
    >
      <CaseNumber filed={filed} />
      <div data-receipt={filed.receipt.state}>
        <Notice icon="printer">
          <FormattedMessage id={wordsFor(filed.receipt)} />
        </Notice>
      </div>
    </Question>
  );
}

function wordsFor(receipt: ReceiptState): TextId {
  if (receipt.state === 'unknown') return 'receiptTrouble.unknown';
  if (receipt.state !== 'waiting') return 'receiptTrouble.notSent';
  return receipt.reason === 'paperOut' || receipt.reason === 'coverOpen'
    ? `receiptTrouble.${receipt.reason}`
    : 'receiptTrouble.waiting';
}
