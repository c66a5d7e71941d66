import { useSelector } from '@xstate/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { printerTroubleToTell } from '../../flows/terminal-view.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { Notice } from '../../shell/design/notice.tsx';
import { Picture } from '../../shell/design/picture.tsx';
import { Question } from '../../shell/design/question.tsx';
import type { TextId } from '../../shell/strings/text.tsx';
import { useSurroundings } from '../../shell/surroundings/surroundings.ts';
import type { CardCheck } from './card-check-flow.ts';

const useTrouble = () => printerTroubleToTell(useSurroundings().terminal);

/** Offered while something can come of it. */
export function PrintButton({ task }: { task: CardCheck }) {
  const trouble = useTrouble();
  return (
    <Button
      kind="secondary"
      icon={<Icon name="printer" />}
      isDisabled={trouble !== null}
      onPress={() => task.send({ type: 'print' })}
    >
      <FormattedMessage id="cardCheck.print" />
    </Button>
  );
}

/** Why it is not. */
export function PrinterNotice() {
  const trouble = useTrouble();
  if (trouble === null) return null;
  return (
    <Notice icon="printer">
      <FormattedMessage id={`cardCheck.cannotPrint.${trouble}`} />
    </Notice>
  );
}

export function CardPrinting() {
  const intl = useIntl();
  return (
    <Question
      name="cardPrinting"
      title={intl.formatMessage({ id: 'cardCheck.printing' })}
      lead={<FormattedMessage id="filing.lead" />}
    >
      <Picture name="printer" mood="working" />
    </Question>
  );
}

export function CardPrinted({ task }: { task: CardCheck }) {
  const intl = useIntl();
  return (
    <Question
      name="cardPrinted"
      title={intl.formatMessage({ id: 'cardCheck.printed' })}
      actions={
        <>
          <Button kind="primary" onPress={() => task.send({ type: 'finish' })}>
            <FormattedMessage id="action.finish" />
          </Button>
          <Button kind="secondary" onPress={() => task.send({ type: 'otherServices' })}>
            <FormattedMessage id="action.otherServices" />
          </Button>
        </>
      }
    >
      <Picture name="printer" />
    </Question>
  );
}

export function CardNotPrinted({ task }: { task: CardCheck }) {
  const intl = useIntl();
  const receipt = useSelector(task, (snapshot) => snapshot.context.receipt);
  const trouble = useTrouble();
  return (
    <Question
      name="cardNotPrinted"
      title={intl.formatMessage({ id: 'cardCheck.notPrinted' })}
      actions={
        <>
          <Button kind="primary" onPress={() => task.send({ type: 'print' })}>
            <FormattedMessage id="action.tryAgain" />
          </Button>
          <Button kind="secondary" onPress={() => task.send({ type: 'otherServices' })}>
            <FormattedMessage id="action.otherServices" />
          </Button>
        </>
      }
    >
      <Notice icon="printer">
        <FormattedMessage
          id={reasonFor(receipt !== null && 'reason' in receipt ? receipt.reason : null, trouble)}
        />
      </Notice>
      <Picture name="warning" />
    </Question>
  );
}

/** Staff may have put it right since. */
function reasonFor(reason: string | null, now: ReturnType<typeof useTrouble>): TextId {
  if (reason !== 'paperOut' && reason !== 'coverOpen') return 'cardCheck.notPrinted.other';
  return now === null ? 'cardCheck.notPrinted.over' : `cardCheck.notPrinted.${reason}`;
}
