import type { ReactNode } from 'react';
import { DEFAULT_LANGUAGE, languageOf } from '../shell/language/languages.ts';
import { TextProvider } from '../shell/strings/text.tsx';
import { type SessionSnapshot, useSession, useSessionState } from './session.ts';

/** `?language=qps`: the stretched English that tests and designers look for cut texts with. */
const asksForPseudo = new URLSearchParams(location.search).get('language') === 'qps';

const simulated = (snapshot: SessionSnapshot) => snapshot.context.terminal.about?.simulated === true;
const languageTag = (snapshot: SessionSnapshot) => snapshot.context.language;

/** The page's texts in the session's language. A language that cannot be fetched is taken back, and the choice offered again. */
export function SessionWords({ children }: { children: ReactNode }) {
  const session = useSession();
  const language = languageOf(useSessionState(languageTag));
  const isSimulated = useSessionState(simulated);
  return (
    <TextProvider
      wording={asksForPseudo && isSimulated && language === DEFAULT_LANGUAGE ? 'qps' : language}
      onUnavailable={(shown) => {
        session.send({ type: 'chooseLanguage', language: shown });
        session.send({ type: 'openLanguages' });
      }}
    >
      {children}
    </TextProvider>
  );
}
