import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Dialog } from '../../shell/design/dialog.tsx';
import { secondsLeftOf, useSession, useSessionState } from '../session.ts';
import { ParkButton } from './parking.tsx';

export function IdleWarning() {
  const intl = useIntl();
  const session = useSession();
  const seconds = useSessionState(secondsLeftOf);
  return (
    <Dialog
      name="idleWarning"
      title={intl.formatMessage({ id: 'idle.title' })}
      actions={
        <>
          <Button kind="primary" onPress={() => session.send({ type: 'activity' })}>
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
        <FormattedMessage id="idle.text" values={{ seconds }} />
      </p>
    </Dialog>
  );
}
