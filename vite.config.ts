import { fileURLToPath } from 'node:url';
import { parse } from '@formatjs/icu-messageformat-parser';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const kioskUi = fileURLToPath(new URL('./kiosk-ui/', import.meta.url));

/** Parses the ICU messages while building, so the browser gets syntax trees and needs no parser. */
function compiledStrings(): Plugin {
  return {
    name: 'compiled-strings',
    enforce: 'pre',
    transform: {
      filter: { id: /\/strings\/[\w-]+\.json$/ },
      handler(source) {
        const messages = Object.entries(JSON.parse(source) as Record<string, string>);
        return {
          code: JSON.stringify(Object.fromEntries(messages.map(([id, text]) => [id, parse(text)]))),
          map: null,
        };
      },
    },
  };
}

export default defineConfig({
  root: kioskUi,
  plugins: [compiledStrings(), react()],
  resolve: {
    alias: [
      {
        find: /^@formatjs\/icu-messageformat-parser$/,
        replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
      },
    ],
  },
  build: {
    outDir: fileURLToPath(new URL('./dist/', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome130',
    // The service's Content-Security-Policy allows neither inline scripts nor data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['kiosk', 'counter', 'diagnostics'].map((page) => `${kioskUi}${page}/index.html`),
    },
  },
});
