import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useState,
} from 'react';
import { createIntl, type IntlShape, RawIntlProvider } from 'react-intl';
import { DEFAULT_LANGUAGE, type Language, languages } from '../language/languages.ts';
import { english, loadCatalogue, type TextId } from './catalogues.ts';

export type { TextId } from './catalogues.ts';

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: TextId;
    }
  }
}

/** What the page's words are in: a language, or `qps`, English stretched and accented to find what does not fit. */
export type Wording = Language | 'qps';

const loaded = new Map<Wording, IntlShape>([
  [DEFAULT_LANGUAGE, createIntl({ locale: languages[DEFAULT_LANGUAGE].locale, messages: english })],
]);

/** Rejects when the catalogue cannot be fetched. */
async function load(wording: Wording): Promise<void> {
  if (wording === 'qps') {
    const { default: messages } = await import('virtual:pseudo-strings');
    loaded.set(wording, createIntl({ locale: 'en-US', messages }));
    return;
  }
  const messages = await loadCatalogue(wording);
  loaded.set(wording, createIntl({ locale: languages[wording].locale, messages }));
}

/** Sets the document's language, writing direction and title; the layout follows by logical properties alone. */
function applyWording(document: Document, wording: Wording, intl: IntlShape): void {
  document.documentElement.lang = wording === 'qps' ? DEFAULT_LANGUAGE : wording;
  document.documentElement.dir = wording === 'qps' ? 'ltr' : languages[wording].direction;
  document.title = intl.formatMessage({ id: 'header.place' });
}

/** What is inside is in English, whatever the language of the session. */
export function EnglishText({ children }: { children: ReactNode }) {
  const intl = loaded.get(DEFAULT_LANGUAGE);
  return intl === undefined ? null : <RawIntlProvider value={intl}>{children}</RawIntlProvider>;
}

const ShownLanguage = createContext<Language>(DEFAULT_LANGUAGE);

/** The language that is on the screen. */
export function useLanguage(): Language {
  return useContext(ShownLanguage);
}

export interface TextProviderProps {
  readonly wording?: Wording;
  /** Its catalogue could not be fetched; the screen still shows this language. */
  readonly onUnavailable?: (shown: Language) => void;
  readonly children: ReactNode;
}

/** The page's texts. Until a catalogue has arrived, the language before it stays on the screen. */
export function TextProvider({ wording = DEFAULT_LANGUAGE, onUnavailable, children }: TextProviderProps) {
  const [shown, show] = useState<Wording>(DEFAULT_LANGUAGE);
  if (shown !== wording && loaded.has(wording)) show(wording);
  const language = shown === 'qps' ? DEFAULT_LANGUAGE : shown;
  const reportMissing = useEffectEvent(() => onUnavailable?.(language));
  useEffect(() => {
    let isWanted = true;
    if (!loaded.has(wording))
      load(wording).then(
        () => isWanted && show(wording),
        () => isWanted && reportMissing(),
      );
    return () => {
      isWanted = false;
    };
  }, [wording]);
  const intl = loaded.get(shown);
  if (intl === undefined) throw new Error(`${shown} is shown before its catalogue was loaded`);
  useLayoutEffect(() => applyWording(document, shown, intl), [shown, intl]);
  return (
    <RawIntlProvider value={intl}>
      <ShownLanguage value={language}>{children}</ShownLanguage>
    </RawIntlProvider>
  );
}
