import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type MessageFormatElement, parse } from '@formatjs/icu-messageformat-parser';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import type { Operation } from './contract/operation.ts';
import { pseudoMessage } from './kiosk-ui/shell/strings/pseudo.ts';

const kioskUi = fileURLToPath(new URL('./kiosk-ui/', import.meta.url));

const compiled = (source: string, compile: (message: string) => MessageFormatElement[]) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(JSON.parse(source) as Record<string, string>).map(([id, text]) => [id, compile(text)]),
    ),
  );

/** Parses the ICU messages while building, so the browser gets syntax trees and needs no parser. */
function compiledStrings(): Plugin {
  return {
    name: 'compiled-strings',
    enforce: 'pre',
    transform: {
      filter: { id: /\/strings\/[\w-]+\.json$/ },
      handler: (source) => ({ code: compiled(source, parse), map: null }),
    },
  };
}

/** The English catalogue once more, stretched and accented; see `kiosk-ui/shell/strings/pseudo.ts`. */
function pseudoStrings(): Plugin {
  const id = 'virtual:pseudo-strings';
  return {
    name: 'pseudo-strings',
    resolveId: { filter: { id: new RegExp(`^${id}$`) }, handler: () => `\0${id}` },
    load: {
      filter: { id: new RegExp(`^\0${id}$`) },
      handler: () =>
        `export default ${compiled(readFileSync(`${kioskUi}shell/strings/en.json`, 'utf8'), pseudoMessage)}`,
    },
  };
}

/**
 * The contract without its schemas: a page gets name, method and path of each operation and the plain constants, so that
 * zod stays out of the browser. A page that uses a schema fails to build.
 */
function contractWithoutSchemas(): Plugin {
  return {
    name: 'contract-without-schemas',
    enforce: 'pre',
    load: {
      filter: { id: /\/contract\/[\w-]+\.ts$/ },
      handler: async (id) => {
        const exported = (await import(id)) as Readonly<Record<string, unknown>>;
        return Object.entries(exported).map(forPage).join('');
      },
    },
  };
}

function forPage([name, value]: readonly [string, unknown]): string {
  if (isOperation(value)) {
    const { name: operation, method, path } = value;
    return `export const ${name} = ${JSON.stringify({ name: operation, method, path })};\n`;
  }
  return isPlain(value) ? `export const ${name} = ${JSON.stringify(value)};\n` : '';
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'permission' in value && 'replies' in value;
}

/** Strings, numbers, and lists and records of them: nothing that is a schema, holds one, or is a function. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null)
    return ['string', 'number', 'boolean'].includes(typeof value);
  const isBare = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return isBare && Object.values(value).every(isPlain);
}

export default defineConfig({
  root: kioskUi,
  plugins: [contractWithoutSchemas(), compiledStrings(), pseudoStrings(), react()],
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
      // How long its plugins took is no news for whoever starts the product.
      checks: { pluginTimings: false },
      input: ['kiosk', 'counter', 'diagnostics'].map((page) => `${kioskUi}${page}/index.html`),
    },
  },
});
