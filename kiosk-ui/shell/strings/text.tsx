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
import { fetchFonts } from '../language/fetch-fonts.ts';
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

const languageIn = (wording: Wording): Language => (wording === 'qps' ? DEFAULT_LANGUAGE : wording);

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
  const [messages] = await Promise.all([loadCatalogue(wording), fetchFonts(wording)]);
  loaded.set(wording, createIntl({ locale: languages[wording].locale, messages }));
}

/**
 * Fetches what a language needs while the finger that chooses it is still down, so that the next screen begins in it. A
 * failure shows once it is chosen.
 */
export function expectLanguage(language: Language): void {
  if (!loaded.has(language)) load(language).catch(() => undefined);
}

/** Sets the document's language and writing direction; the layout follows by logical properties alone. */
function applyWording(document: Document, wording: Wording): void {
  document.documentElement.lang = languageIn(wording);
  document.documentElement.dir = languages[languageIn(wording)].direction;
}

/** What is inside is in English, whatever the language of the visit. */
export function EnglishText({ children }: { children: ReactNode }) {
  const intl = loaded.get(DEFAULT_LANGUAGE);
  return intl === undefined ? null : <RawIntlProvider value={intl}>{children}</RawIntlProvider>;
}

const ShownLanguage = createContext<Language>(DEFAULT_LANGUAGE);

/** The language that is on the screen. */
export function useLanguage(): Language {
  return useContext(ShownLanguage);
}

const UnavailableLanguage = createContext<Language | null>(null);

/**
 * The language that was asked for and could not be fetched, until another one is. A browser remembers a failed import for
 * as long as the page lives, which is until the end of the visit.
 */
export function useUnavailableLanguage(): Language | null {
  return useContext(UnavailableLanguage);
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
  const [unavailable, noteUnavailable] = useState<Language | null>(null);
  if (shown !== wording && loaded.has(wording)) {
    show(wording);
    noteUnavailable(null);
  }
  const language = languageIn(shown);
  const reportMissing = useEffectEvent(() => {
    noteUnavailable(languageIn(wording));
    onUnavailable?.(language);
  });
  useEffect(() => {
    let isWanted = true;
    if (!loaded.has(wording))
      load(wording).then(
        () => {
          if (!isWanted) return;
          show(wording);
          noteUnavailable(null);
        },
        () => isWanted && reportMissing(),
      );
    return () => {
      isWanted = false;
    };
  }, [wording]);
  const intl = loaded.get(shown);
  if (intl === undefined) throw new Error(`${shown} is shown before its catalogue was loaded`);
  useLayoutEffect(() => applyWording(document, shown), [shown]);
  return (
    <RawIntlProvider value={intl}>
      <ShownLanguage value={language}>
        <UnavailableLanguage value={unavailable}>{children}</UnavailableLanguage>
      </ShownLanguage>
    </RawIntlProvider>
  );
}
