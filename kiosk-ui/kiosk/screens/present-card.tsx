import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { Notice } from '../../shell/design/notice.tsx';
import { Question } from '../../shell/design/question.tsx';
import { dropReasonOf, taskIdOf, terminalOf, useVisit, useVisitState } from '../visit/visit.ts';
import { TapPicture } from './tap-picture.tsx';

export function PresentCard() {
  const intl = useIntl();
  const { readCardLies } = useVisitState(terminalOf);
  return (
    <Question
      name="presentCard"
      title={intl.formatMessage({ id: 'presentCard.title' })}
      lead={<FormattedMessage id="presentCard.lead" />}
      actions={<WithoutCard kind="secondary" />}
    >
      {readCardLies && (
        <Notice icon="card">
          <FormattedMessage id="presentCard.liftFirst" />
        </Notice>
      )}
      <TapPicture />
    </Question>
  );
}

export function CardNotRead() {
  const intl = useIntl();
  const reason = useVisitState(dropReasonOf) ?? 'unreadable';
  return (
    <Question
      name="cardNotRead"
      title={intl.formatMessage({ id: 'cardNotRead.title' })}
      actions={<WithoutCard kind="secondary" />}
    >
      <Notice icon="card">
        <FormattedMessage id={`cardNotRead.${reason}`} />
      </Notice>
      <TapPicture />
    </Question>
  );
}

export function ReaderDown() {
  const intl = useIntl();
  const task = useVisitState(taskIdOf);
  return (
    <Question
      name="readerDown"
      title={intl.formatMessage({ id: 'readerDown.title' })}
      actions={<WithoutCard kind="primary" />}
    >
      <Notice>
        <FormattedMessage id={task === 'checkCard' ? 'readerDown.leadCheckCard' : 'readerDown.lead'} />
      </Notice>
      <TapPicture mood="still" />
    </Question>
  );
}

/** Where a card is the whole point there is nothing to continue without; a person can still help. */
function WithoutCard({ kind }: { kind: 'primary' | 'secondary' }) {
  const visit = useVisit();
  const task = useVisitState(taskIdOf);
  if (task === 'checkCard')
    return (
      <Button kind={kind} icon={<Icon name="employee" />} onPress={() => visit.send({ type: 'callStaff' })}>
        <FormattedMessage id="help.callStaff" />
      </Button>
    );
  return (
    <Button
      kind={kind}
      icon={<Icon name="card" />}
      onPress={() => visit.send({ type: 'continueWithoutCard' })}
    >
      <FormattedMessage id="presentCard.without" />
    </Button>
  );
}
