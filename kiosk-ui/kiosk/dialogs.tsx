import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { progressOf, secondsLeftOf, terminalOf, useSession, useSessionState } from './session.ts';

/** What may lie over a screen; the most urgent one alone is shown. */
export function Dialogs() {
  const connection = useSessionState(terminalOf).connection;
  const warns = useSessionState((snapshot) => snapshot.matches({ inSession: { idle: 'warning' } }));
  const helps = useSessionState((snapshot) => snapshot.matches({ inSession: { dialog: 'help' } }));
  const asks = useSessionState((snapshot) => snapshot.matches({ inSession: { dialog: 'confirmStartOver' } }));
  if (connection === 'lost') return <OutOfService />;
  if (warns) return <IdleWarning />;
  if (asks) return <ConfirmStartOver />;
  if (helps) return <Help />;
  return null;
}

function OutOfService() {
  const intl = useIntl();
  return (
    <Dialog name="outOfService" title={intl.formatMessage({ id: 'outOfService.title' })}>
      <p role="status">
        <FormattedMessage id="outOfService.text" />
      </p>
    </Dialog>
  );
}

function IdleWarning() {
  const intl = useIntl();
  const session = useSession();
  const seconds = useSessionState(secondsLeftOf);
  return (
    <Dialog
      name="idleWarning"
      title={intl.formatMessage({ id: 'idle.title' })}
      actions={
        <Button kind="primary" onPress={() => session.send({ type: 'activity' })}>
          <FormattedMessage id="idle.stay" />
        </Button>
      }
    >
      <span className="dialog-count" aria-hidden="true">
        {intl.formatNumber(seconds)}
      </span>
      <p>
        <FormattedMessage id="idle.text" values={{ seconds }} />
      </p>
    </Dialog>
  );
}

function Help() {
  const intl = useIntl();
  const session = useSession();
  return (
    <Dialog
      name="help"
      title={intl.formatMessage({ id: 'help.title' })}
      actions={
        <Button kind="primary" onPress={() => session.send({ type: 'dismiss' })}>
          <FormattedMessage id="help.close" />
        </Button>
      }
    >
      <p>
        <FormattedMessage id="help.text" />
      </p>
    </Dialog>
  );
}

function ConfirmStartOver() {
  const intl = useIntl();
  const session = useSession();
  const progress = useSessionState(progressOf);
  return (
    <Dialog
      name="confirmStartOver"
      title={intl.formatMessage({ id: 'confirmStartOver.title' })}
      actions={
        <>
          <Button kind="primary" onPress={() => session.send({ type: 'dismiss' })}>
            <FormattedMessage id="confirmStartOver.no" />
          </Button>
          <Button kind="secondary" onPress={() => session.send({ type: 'confirmStartOver' })}>
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
