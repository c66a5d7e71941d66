import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { DEFAULT_LANGUAGE, languageOf } from '../shell/language/languages.ts';
import { TextProvider } from '../shell/strings/text.tsx';
import { useVisit, useVisitState, type VisitSnapshot } from './visit/visit.ts';

/** `?language=qps`: the stretched English that tests and designers look for cut texts with. */
const asksForPseudo = new URLSearchParams(location.search).get('language') === 'qps';

const simulated = (snapshot: VisitSnapshot) => snapshot.context.terminal.about?.simulated === true;
const languageTag = (snapshot: VisitSnapshot) => snapshot.context.language;

/** The page's texts in the visit's language. A language that cannot be fetched is taken back, and the choice offered again. */
export function VisitWords({ children }: { children: ReactNode }) {
  const visit = useVisit();
  const language = languageOf(useVisitState(languageTag));
  const isSimulated = useVisitState(simulated);
  return (
    <TextProvider
      wording={asksForPseudo && isSimulated && language === DEFAULT_LANGUAGE ? 'qps' : language}
      onUnavailable={(shown) => {
        visit.send({ type: 'chooseLanguage', language: shown });
        visit.send({ type: 'openLanguages' });
      }}
    >
      <Title />
      {children}
    </TextProvider>
  );
}

/** Screen readers begin with it. */
function Title() {
  const intl = useIntl();
  return <title>{intl.formatMessage({ id: 'header.place' })}</title>;
}
