import { FormattedMessage } from 'react-intl';
import { Icon } from '../shell/design/icons.tsx';
import { LanguageButton } from '../shell/language-choice/language-button.tsx';
import type { TextId } from '../shell/strings/text.tsx';
import { staffCallOf, terminalOf, useVisit, useVisitState } from './visit/visit.ts';

/** What is to be known of a call while its dialog is closed. */
const staffNews: Partial<Record<ReturnType<typeof staffCallOf>, TextId>> = {
  called: 'header.staffCalled',
  coming: 'header.staffComing',
  unanswered: 'header.staffUnanswered',
  notReached: 'header.staffUnanswered',
};

/** Whose Customer Center this is, whether somebody is coming, and another language. */
export function Header() {
  const visit = useVisit();
  const about = useVisitState(terminalOf).about;
  const call = useVisitState(staffCallOf);
  const news = staffNews[call];
  return (
    <header className="header">
      <span className="header-agency">{about?.agency.name}</span>
      <span className="header-place">
        <FormattedMessage id="header.place" />
      </span>
      <span className="header-call" role="status">
        {news !== undefined && (
          <>
            <Icon name={call === 'coming' ? 'check' : 'employee'} />
            <FormattedMessage id={news} />
          </>
        )}
      </span>
      <LanguageButton onPress={() => visit.send({ type: 'openLanguages' })} />
    </header>
  );
}
