import { useSelector } from '@xstate/react';
import { useState } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { StaffCall } from '../../contract/staff-calls.ts';
import { type TerminalView, timeZoneOf } from '../flows/terminal-view.ts';
import { answerStaffCall } from '../shell/client/service-client.ts';
import { type TerminalWatch, useTerminal } from '../shell/client/terminal-watch.ts';
import { Button } from '../shell/design/button.tsx';
import { Icon } from '../shell/design/icons.tsx';
import { Notice } from '../shell/design/notice.tsx';
import { Question } from '../shell/design/question.tsx';
import { languageOf, languages } from '../shell/language/languages.ts';
import { AgencyTimeZone, useFormats } from '../shell/strings/formats.ts';
import { SurroundingsProvider } from '../shell/surroundings/surroundings.ts';
import { type AssistedActor, AssistedTask } from './assisted-task.tsx';
import '../shell/design/page-frame.css';
import '../shell/design/small-screen.css';

export interface CounterProps {
  readonly watch: TerminalWatch;
  readonly actor: AssistedActor;
}

/** The counter: so far, the customers who asked for a person, live, and those who bring a code. */
export function Counter({ watch, actor }: CounterProps) {
  const isFree = useSelector(actor, (snapshot) => snapshot.matches('calls'));
  const terminal = useTerminal(watch);
  return (
    <AgencyTimeZone value={timeZoneOf(terminal)}>
      <div className="stage">
        <div className="frame">
          <div className="kiosk">
            <CounterHeader terminal={terminal} />
            {terminal.storage !== 'well' && (
              <Notice>
                <FormattedMessage id="counter.storage" />
              </Notice>
            )}
            {isFree ? (
              <Calls terminal={terminal} onTakeUp={() => actor.send({ type: 'takeUp' })} />
            ) : (
              <SurroundingsProvider value={{ card: null, terminal, callStaff: undefined }}>
                <AssistedTask actor={actor} />
              </SurroundingsProvider>
            )}
          </div>
        </div>
      </div>
    </AgencyTimeZone>
  );
}

/** Who waits is seen whatever is being done. */
function CounterHeader({ terminal }: { terminal: TerminalView }) {
  const waiting = terminal.staffCalls.length;
  return (
    <header className="header">
      <span className="header-agency">{terminal.about?.agency.name}</span>
      <span className="header-place">
        <FormattedMessage id="counter.title" />
      </span>
      <span className="header-call" role="status">
        {waiting > 0 && (
          <>
            <Icon name="employee" />
            <FormattedMessage id="counter.calls" /> <FormattedNumber value={waiting} />
          </>
        )}
      </span>
    </header>
  );
}

function Calls({ terminal, onTakeUp }: { terminal: TerminalView; onTakeUp: () => void }) {
  const intl = useIntl();
  return (
    <Question
      name="counter"
      title={intl.formatMessage({ id: 'counter.title' })}
      lead={<FormattedMessage id="counter.text" />}
      actions={
        <Button kind="primary" icon={<Icon name="code" />} onPress={onTakeUp}>
          <FormattedMessage id="counter.takeUp" />
        </Button>
      }
    >
      <h2>
        <FormattedMessage id="counter.calls" />
      </h2>
      <div aria-live="assertive">
        {terminal.staffCalls.length === 0 && (
          <p>
            <FormattedMessage id="counter.noCalls" />
          </p>
        )}
        {terminal.staffCalls.map((call) => (
          <WaitingCall key={call.callId} call={call} />
        ))}
      </div>
    </Question>
  );
}

function WaitingCall({ call }: { call: StaffCall }) {
  const intl = useIntl();
  const formats = useFormats();
  const about = intl.formatMessage(
    { id: 'counter.call' },
    { time: formats.instant(call.calledAt), language: languages[languageOf(call.language)].endonym },
  );
  const [failed, setFailed] = useState(false);
  const answer = () => {
    setFailed(false);
    answerStaffCall(call.callId).catch(() => setFailed(true));
  };
  return (
    <div data-call={call.callId}>
      <p>{about}</p>
      {/* Of several that wait, each button is of one. */}
      <Button
        kind="primary"
        label={`${intl.formatMessage({ id: 'counter.answer' })}. ${about}`}
        onPress={answer}
      >
        <FormattedMessage id="counter.answer" />
      </Button>
      {failed && (
        <Notice>
          <FormattedMessage id="counter.answerFailed" />
        </Notice>
      )}
    </div>
  );
}
