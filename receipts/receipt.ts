/**
 * A receipt as meaning, not bytes. One document is rendered to paper, to plain text, to a picture and to
 * speech, so they can never tell different stories.
 */
export interface Receipt {
  /** BCP 47 tag of the language that the receipt is written in. */
  readonly language: string;
  /** `large`: letters of at least 18 points throughout. Left out, `standard`: 3 mm. */
  readonly print?: 'standard' | 'large' | undefined;
  readonly blocks: readonly ReceiptBlock[];
}

export type ReceiptBlock =
  /** The agency's name, or the receipt's title. */
  | { readonly kind: 'heading'; readonly text: string }
  /** The one thing to find at a glance: the case number. Spoken symbol by symbol. */
  | { readonly kind: 'reference'; readonly label: string; readonly value: string }
  | {
      readonly kind: 'row';
      readonly label: string;
      readonly value: string;
      /** How the value is spoken; `symbols` is for telephone and card numbers, one digit after the other. */
      readonly spoken?: 'words' | 'symbols' | undefined;
    }
  /** Amounts stand under each other at the line's end. */
  | {
      readonly kind: 'amount';
      readonly label: string;
      /** Integer cents, negative for a refund. */
      readonly cents: number;
      /** ISO 4217. */
      readonly currency: string;
    }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A QR code, with a line that says what it is for. */
  | { readonly kind: 'code'; readonly label: string; readonly text: string }
  | { readonly kind: 'rule' };
