import { FormattedMessage, useIntl } from 'react-intl';
import { printerTroubleToTell } from '../../flows/terminal-view.ts';
import { Button } from '../../shell/design/button.tsx';
import { Notice } from '../../shell/design/notice.tsx';
import { Question } from '../../shell/design/question.tsx';
import { LegalTexts } from '../../shell/legal/legal-texts.tsx';
import { useSurroundings } from '../../shell/surroundings/surroundings.ts';
import { Answers, filingTexts } from './answers.tsx';
import type { FormTask } from './form-flow.ts';
import { kindOf, useFormState } from './form-state.ts';

export function CheckAnswers({ task }: { task: FormTask }) {
  const intl = useIntl();
  const { callStaff } = useSurroundings();
  const kind = useFormState(task, kindOf);
  return (
    <Question
      name="checkAnswers"
      title={intl.formatMessage({ id: 'checkAnswers.title' })}
      actions={
        <Button kind="primary" onPress={() => task.send({ type: 'file' })}>
          <FormattedMessage id="checkAnswers.file" values={{ kind }} />
        </Button>
      }
    >
      <StorageNotice />
      <PrinterNotice />
      <Answers task={task} />
      <LegalTexts ids={filingTexts} onAskStaff={callStaff} />
    </Question>
  );
}

/** Said before the customer tries: nothing is lost by waiting, and staff can make room. */
function StorageNotice() {
  const { storage } = useSurroundings().terminal;
  if (storage === 'well') return null;
  return (
    <Notice>
      <FormattedMessage id="checkAnswers.storage" />
    </Notice>
  );
}

/** A receipt that may fail is announced before the customer decides, not after. */
function PrinterNotice() {
  const trouble = printerTroubleToTell(useSurroundings().terminal);
  if (trouble === null) return null;
  return (
    <Notice icon="printer">
      <FormattedMessage id={`checkAnswers.printer.${trouble}`} />
    </Notice>
  );
}
