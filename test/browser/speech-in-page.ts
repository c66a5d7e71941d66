import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { onTestFinished } from 'vitest';
import type { spokenScreen } from '../../kiosk-ui/shell/speech/spoken-screen.ts';
import english from '../../kiosk-ui/shell/strings/en.json' with { type: 'json' };
import { launchChromium, portrait } from './chromium.ts';

const root = join(import.meta.dirname, '..', '..');

/** The bundle's exports, as the page sees them. */
declare const speech: { spokenScreen: typeof spokenScreen };

/** The reading of a screen as one script for a bare page. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'kiosk-ui/shell/speech/spoken-screen.ts'), name: 'speech', formats: ['iife'] },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('vite built nothing');
  return chunk.code;
}

/** A bare page that reads pieces of HTML as the kiosk would. */
export async function readingPage(): Promise<{ page: Page; read: (kiosk: string) => Promise<string[]> }> {
  const code = await bundle();
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: portrait });
  return {
    page,
    read: async (kiosk) => {
      await page.setContent(
        `<!doctype html><html lang="en"><body><div class="kiosk">${kiosk}</div></body></html>`,
      );
      await page.addScriptTag({ content: code });
      return page.evaluate((messages: Record<string, string>) => {
        const shown = document.querySelector('.kiosk');
        if (shown === null) throw new Error('the page is empty');
        for (const dialog of document.querySelectorAll('dialog')) dialog.showModal();
        const parts = speech.spokenScreen(shown, (id, values = {}) =>
          (messages[id] ?? '').replace(/\{(\w+)[^}]*\}/g, (_, name: string) => String(values[name])),
        );
        return parts.map(({ text, language, kind }) =>
          [
            language === 'en' ? '' : `[${language}] `,
            kind === 'words' || kind === 'hint' ? '' : `(${kind}) `,
            text,
          ].join(''),
        );
      }, english);
    },
  };
}
