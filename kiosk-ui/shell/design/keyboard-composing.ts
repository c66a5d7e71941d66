/** What takes the place of the last `replaces` UTF-16 units before the caret. */
export interface Replacement {
  readonly replaces: number;
  readonly insert: string;
}

/** A key that alters what was just typed: a Vietnamese tone, a mark or the size of a kana. */
export type Modifier = 'acute' | 'grave' | 'hook' | 'tilde' | 'dot' | 'voiced' | 'semiVoiced' | 'small';

/**
 * How a script joins what is typed to what stands before the caret. It looks at nothing but that text, so
 * there is no unfinished composition to lose when the caret is moved or another keyboard types in between.
 */
export interface Composer {
  readonly typing?: (before: string, types: string) => Replacement;
  /** Null where there is nothing that this mark goes with. */
  readonly modifying?: (before: string, modifier: Modifier) => Replacement | null;
  /** Null where a whole character goes, as everywhere else. */
  readonly deleting?: (before: string) => Replacement | null;
}
