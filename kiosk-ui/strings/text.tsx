import type { ReactNode } from 'react';
import { createIntl, RawIntlProvider } from 'react-intl';
import english from './en.json' with { type: 'json' };

/** The id of a text; one that is not in the catalogue does not compile. */
export type TextId = keyof typeof english;

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: TextId;
    }
  }
}

export const DEFAULT_LANGUAGE = 'en';

const intl = createIntl({ locale: DEFAULT_LANGUAGE, messages: english });

/** Sets the document's language and writing direction; the layout follows by logical properties alone. */
export function applyLanguage(document: Document, language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.has(new Intl.Locale(language).maximize().script ?? '')
    ? 'rtl'
    : 'ltr';
}

const rightToLeft: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo']);

export function TextProvider({ children }: { children: ReactNode }) {
  return <RawIntlProvider value={intl}>{children}</RawIntlProvider>;
}
