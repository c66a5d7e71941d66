/// <reference types="vite/client" />

/** The catalogue as the build stretches and accents it; see `shell/strings/pseudo.ts`. */
declare module 'virtual:pseudo-strings' {
  const catalogue: Record<string, string>;
  export default catalogue;
}
