/** BCP 47 tags of the languages that the pages are in. */
export const pageLanguages = [
  'en',
  'es',
  'zh-Hant',
  'zh-Hans',
  'ko',
  'vi',
  'ja',
  'ru',
  'hy',
  'tl',
  'fa',
] as const;
export type PageLanguage = (typeof pageLanguages)[number];

/** BCP 47 tags of the languages that receipts are in: those of the pages, and more that staff file in for a customer. */
export const receiptLanguages = [...pageLanguages, 'ar', 'km', 'th', 'hi', 'pa'] as const;
export type ReceiptLanguage = (typeof receiptLanguages)[number];
