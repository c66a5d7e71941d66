import { FormattedMessage } from 'react-intl';
import { Icon } from '../shell/design/icons.tsx';
import { LanguageButton } from '../shell/language-choice/language-button.tsx';
import { staffCallOf, terminalOf, useVisit, useVisitState } from './visit/visit.ts';

/** Whose Customer Center this is, whether somebody is coming, and another language. */
export function Header() {
  const visit = useVisit();
  const about = useVisitState(terminalOf).about;
  const call = useVisitState(staffCallOf);
  return (
    <header className="header">
      <span className="header-agency">{about?.agency.name}</span>
      <span className="header-place">
        <FormattedMessage id="header.place" />
      </span>
      <span className="header-call" role="status">
        {(call === 'called' || call === 'coming') && (
          <>
            <Icon name={call === 'coming' ? 'check' : 'employee'} />
            <FormattedMessage id={call === 'coming' ? 'header.staffComing' : 'header.staffCalled'} />
          </>
        )}
      </span>
      <LanguageButton onPress={() => visit.send({ type: 'openLanguages' })} />
    </header>
  );
}
