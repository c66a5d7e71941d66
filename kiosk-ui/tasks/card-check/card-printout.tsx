import { useSelector } from '@xstate/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Notice } from '../../shell/design/notice.tsx';
import { Picture } from '../../shell/design/picture.tsx';
import { Question } from '../../shell/design/question.tsx';
import type { TextId } from '../../shell/strings/text.tsx';
import type { CardCheck } from './card-check-flow.ts';

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
        <FormattedMessage id={reasonFor(receipt !== null && 'reason' in receipt ? receipt.reason : null)} />
      </Notice>
      <Picture name="warning" />
    </Question>
  );
}

function reasonFor(reason: string | null): TextId {
  return reason === 'paperOut' || reason === 'coverOpen'
    ? `cardCheck.notPrinted.${reason}`
    : 'cardCheck.notPrinted.other';
}
