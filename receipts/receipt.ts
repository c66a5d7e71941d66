/**
 * A receipt as meaning, not bytes. One document is rendered to ESC/POS bytes, to plain text for the
 * screen, and to speech, so the three can never tell different stories.
 */
export interface Receipt {
  /** BCP 47 tag of the language that the receipt is written in. */
  readonly language: string;
  readonly blocks: readonly ReceiptBlock[];
}

export type ReceiptBlock =
  /** The agency's name, or the receipt's title. */
  | { readonly kind: 'heading'; readonly text: string }
  /** The one thing to find at a glance: the case number. */
  | { readonly kind: 'reference'; readonly label: string; readonly value: string }
  | { readonly kind: 'row'; readonly label: string; readonly value: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'rule' };
