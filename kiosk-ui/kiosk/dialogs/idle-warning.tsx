import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Dialog } from '../../shell/design/dialog.tsx';
import { secondsLeftOf, useVisit, useVisitState } from '../visit/visit.ts';
import { ParkButton } from './parking.tsx';

export function IdleWarning() {
  const intl = useIntl();
  const visit = useVisit();
  const seconds = useVisitState(secondsLeftOf);
  return (
    <Dialog
      name="idleWarning"
      title={intl.formatMessage({ id: 'idle.title' })}
      actions={
        <>
          <Button kind="primary" onPress={() => visit.send({ type: 'activity' })}>
            <FormattedMessage id="idle.stay" />
          </Button>
          <ParkButton />
        </>
      }
    >
      <span className="dialog-count" aria-hidden="true">
        {intl.formatNumber(seconds)}
      </span>
      <p role="timer">
        <FormattedMessage
          id="idle.text"
          values={{ seconds, stay: intl.formatMessage({ id: 'idle.stay' }) }}
        />
      </p>
    </Dialog>
  );
}
