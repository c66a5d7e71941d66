import { useEffect, useReducer, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { StaffCall } from '../../terminal-service/api/contract.ts';
import type { createConnection } from '../connection.ts';
import { Button } from '../design/button.tsx';
import { Notice } from '../design/notice.tsx';
import { Question } from '../design/question.tsx';
import { afterTerminalEvent, unknownTerminal } from '../flows/terminal-view.ts';
import { languageOf, languages } from '../language/languages.ts';
import { answerStaffCall } from '../service-client.ts';
import { useFormats } from '../strings/formats.ts';

/** The service window: so far, the customers who asked for a person, live. */
export function Counter({ connection }: { connection: ReturnType<typeof createConnection> }) {
  const intl = useIntl();
  const [terminal, follow] = useReducer(afterTerminalEvent, unknownTerminal);
  useEffect(() => {
    const subscription = connection.on('*', follow);
    return () => subscription.unsubscribe();
  }, [connection]);
  return (
    <Question
      name="counter"
      title={intl.formatMessage({ id: 'counter.title' })}
      lead={<FormattedMessage id="counter.text" />}
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
          <WaitingCall key={call.callId} call={call} timeZone={terminal.about?.timeZone ?? 'UTC'} />
        ))}
      </div>
    </Question>
  );
}

function WaitingCall({ call, timeZone }: { call: StaffCall; timeZone: string }) {
  const formats = useFormats();
  const [failed, setFailed] = useState(false);
  const answer = () => {
    setFailed(false);
    answerStaffCall(call.callId).catch(() => setFailed(true));
  };
  return (
    <div data-call={call.callId}>
      <p>
        <FormattedMessage
          id="counter.call"
          values={{
            time: formats.instant(call.calledAt, timeZone),
            language: languages[languageOf(call.language)].endonym,
          }}
        />
      </p>
      <Button kind="primary" onPress={answer}>
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
