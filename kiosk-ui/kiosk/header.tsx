import { FormattedMessage } from 'react-intl';
import { terminalOf, useSessionState } from './session.ts';

/** Whose Customer Center this is. */
export function Header() {
  const about = useSessionState(terminalOf).about;
  return (
    <header className="header">
      <span className="header-agency">{about?.agencyName}</span>
      <span>
        <FormattedMessage id="header.place" />
      </span>
    </header>
  );
}
