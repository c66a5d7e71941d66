import { FormattedMessage, useIntl } from 'react-intl';
import type { CardReaderState, PrinterState } from '../../contract/device-states.ts';
import { type TerminalWatch, useTerminal } from '../shell/client/terminal-watch.ts';
import { Question } from '../shell/design/question.tsx';
import type { TextId } from '../shell/strings/text.tsx';
import { stateWords, storageWords } from './state-words.ts';
import './device-status.css';

/** Each device's last word, live, in the technicians' vocabulary of the service itself. */
export function DeviceStatus({ watch }: { watch: TerminalWatch }) {
  const intl = useIntl();
  const terminal = useTerminal(watch);
  return (
    <Question
      name="diagnostics"
      title={intl.formatMessage({ id: 'diagnostics.title' })}
      lead={<FormattedMessage id="diagnostics.lead" />}
    >
      <table className="device-table">
        <thead>
          <tr>
            {(['diagnostics.device', 'diagnostics.state', 'diagnostics.detail'] as const).map((id) => (
              <th key={id} scope="col">
                <FormattedMessage id={id} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              <FormattedMessage id="diagnostics.connection" />
            </th>
            <td>
              <FormattedMessage id={`diagnostics.${terminal.connection}`} />
            </td>
            <td>{terminal.about?.simulated === true && <FormattedMessage id="diagnostics.simulated" />}</td>
          </tr>
          <tr>
            <th scope="row">
              <FormattedMessage id="diagnostics.storage" />
            </th>
            <td>{storageWords[terminal.storage].state}</td>
            <td>{storageWords[terminal.storage].detail}</td>
          </tr>
          <DeviceRow name="diagnostics.reader" state={terminal.reader} />
          <DeviceRow name="diagnostics.printer" state={terminal.printer} />
        </tbody>
      </table>
    </Question>
  );
}

function DeviceRow({ name, state }: { name: TextId; state: CardReaderState | PrinterState | null }) {
  return (
    <tr>
      <th scope="row">
        <FormattedMessage id={name} />
      </th>
      <td>{state === null ? <FormattedMessage id="diagnostics.unknown" /> : stateWords(state)}</td>
      <td>{state !== null && ('fault' in state ? state.fault.detail : state.model)}</td>
    </tr>
  );
}
