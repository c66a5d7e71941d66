import ar from './ar.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fa from './fa.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import hy from './hy.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import km from './km.json' with { type: 'json' };
import ko from './ko.json' with { type: 'json' };
import pa from './pa.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import th from './th.json' with { type: 'json' };
import tl from './tl.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };
import zhHans from './zh-Hans.json' with { type: 'json' };
import zhHant from './zh-Hant.json' with { type: 'json' };

/** Every sentence that a receipt can contain; the values are ICU messages. A missing one fails the build. */
export type ReceiptMessages = typeof en;
export type ReceiptMessageKey = keyof ReceiptMessages;

export const receiptLanguages = [
  'en',
  'es',
  'zh-Hant',
  'zh-Hans',
  'ja',
  'ko',
  'vi',
  'tl',
  'ru',
  'hy',
  'fa',
  'ar',
  'km',
  'th',
  'hi',
  'pa',
] as const;
export type ReceiptLanguage = (typeof receiptLanguages)[number];

export const catalogues: Readonly<Record<ReceiptLanguage, ReceiptMessages>> = {
  en,
  es,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
  ja,
  ko,
  vi,
  tl,
  ru,
  hy,
  fa,
  ar,
  km,
  th,
  hi,
  pa,
};

/**
 * Whether somebody who has the language as their own has read the catalogue, and who knows the agency's
 * words in it. A receipt is the customer's proof, so an unreviewed one is to be told apart.
 */
export const reviewed: Readonly<Record<ReceiptLanguage, boolean>> = {
  en: true,
  es: false,
  'zh-Hant': false,
  'zh-Hans': false,
  ja: false,
  ko: false,
  vi: false,
  tl: false,
  ru: false,
  hy: false,
  fa: false,
  ar: false,
  km: false,
  th: false,
  hi: false,
  pa: false,
};
