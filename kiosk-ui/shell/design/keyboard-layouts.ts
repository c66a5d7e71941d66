import type { Language } from '../language/languages.ts';
import type { Composer, Modifier } from './keyboard-composing.ts';
import { chinese, english, spanish, tagalog, vietnamese } from './keyboard-latin.ts';
import { armenian, farsi, japanese, korean, russian } from './keyboard-scripts.ts';

/** What a key does: types a text, alters what was typed, or acts on the field or on the keyboard itself. */
export type Key =
  | { readonly types: string; readonly face?: string; readonly wide?: number }
  | { readonly modifies: Modifier; readonly face: string; readonly wide?: number }
  | { readonly acts: 'backspace' | 'newLine' | 'space'; readonly wide?: number }
  /** Shows other keys; `face` is what stands on the key, a picture of shift where it is left out. */
  | { readonly shows: LayerName; readonly face?: string; readonly wide?: number };

/** `lower` and `upper` are the language's own letters; `latin…` is there for those that have another script. */
export type LayerName =
  | 'lower'
  | 'upper'
  | 'latinLower'
  | 'latinUpper'
  | 'symbols'
  | 'email'
  | 'phone'
  | 'code';

export type KeyboardLayer = readonly (readonly Key[])[];

/** A language's keyboard; all rows of a layer are equally wide. */
export interface KeyboardLayout {
  readonly layers: Readonly<Record<LayerName, KeyboardLayer>>;
  /**
   * - `capitals`: comes by itself where a sentence begins, and holds for one character
   * - `shift`: holds for one character
   * - `stays`: another alphabet, shown until it is left
   */
  readonly upper: 'capitals' | 'shift' | 'stays';
  readonly composer?: Composer;
  /** Letters are a spelling that characters are then chosen for. */
  readonly chooses?: 'simplified' | 'traditional';
  /** What the script's own signs are called, in the language itself. */
  readonly names: Readonly<Record<string, string>>;
}

const layouts: Readonly<Record<Language, KeyboardLayout>> = {
  en: english,
  es: spanish,
  'zh-Hant': chinese('traditional'),
  'zh-Hans': chinese('simplified'),
  ko: korean,
  vi: vietnamese,
  ja: japanese,
  ru: russian,
  hy: armenian,
  tl: tagalog,
  fa: farsi,
};

export function keyboardFor(language: Language): KeyboardLayout {
  return layouts[language];
}
