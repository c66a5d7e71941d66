import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Dialog } from '../../shell/design/dialog.tsx';
import { progressOf, useVisit, useVisitState } from '../visit/visit.ts';
import { ParkButton } from './parking.tsx';

export function ConfirmStartOver() {
  const intl = useIntl();
  const visit = useVisit();
  const progress = useVisitState(progressOf);
  return (
    <Dialog
      name="confirmStartOver"
      title={intl.formatMessage({ id: 'confirmStartOver.title' })}
      actions={
        <>
          <Button kind="primary" onPress={() => visit.send({ type: 'dismiss' })}>
            <FormattedMessage id="confirmStartOver.no" />
          </Button>
          <ParkButton />
          <Button kind="secondary" onPress={() => visit.send({ type: 'confirmStartOver' })}>
            <FormattedMessage id="confirmStartOver.yes" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage
          id={progress === 'unconfirmed' ? 'confirmStartOver.unconfirmed' : 'confirmStartOver.text'}
        />
      </p>
    </Dialog>
  );
}
