// Data files of packages whose own declarations do not describe them as they are loaded.

declare module 'simple-keyboard-layouts/build/layouts/chinese.js' {
  const layout: {
    /** Characters by toneless pinyin, parted by spaces. */
    readonly layoutCandidates: Readonly<Record<string, string>>;
  };
  export default layout;
}

declare module 'opencc-js/dict/STCharacters' {
  /** Entries parted by `|`: a simplified character, then its most usual traditional one. */
  const table: string;
  export default table;
}

declare module 'opencc-js/dict/TSCharacters' {
  /** The same the other way round. */
  const table: string;
  export default table;
}
