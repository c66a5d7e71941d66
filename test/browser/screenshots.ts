/**
 * `npm run screenshots`: walks the kiosk in the real browser, writes a picture of every step to
 * `screenshots/`, and puts the README's picture together in `docs/kiosk.png`. Then takes every screen and dialog in
 * four scripts, in the usual and in the largest text, each language in its own folder.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Language } from '../../kiosk-ui/shell/language/languages.ts';
import { kioskContext, portrait } from './chromium.ts';
import { everyScreen } from './every-screen.ts';
import { type KioskProcess, startKioskProcess } from './kiosk-process.ts';
import { look } from './look.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'screenshots');
const readmeSteps = ['1-attract', '2-card', '6-check', '7-filed'];

mkdirSync(folder, { recursive: true });
await withKiosk(walk);
await putTogether();
for (const language of ['en', 'hy', 'zh-Hant', 'fa'] as const)
  await withKiosk((kiosk) => takeEveryScreen(kiosk, language));

async function withKiosk(use: (kiosk: KioskProcess) => Promise<void>): Promise<void> {
  const kiosk = await startKioskProcess();
  try {
    await use(kiosk);
  } finally {
    await kiosk.close();
  }
}

/** Every screen and dialog in a language, in the usual and in the largest text. */
async function takeEveryScreen({ browser, terminal }: KioskProcess, language: Language): Promise<void> {
  const page = await (await browser.newContext(kioskContext(portrait, 'all'))).newPage();
  for await (const stop of everyScreen(page, terminal, language)) {
    for (const textSize of ['standard', 'largest'] as const) {
      await look(page, { textSize });
      const name = `${stop.replace('/', '-')}-${textSize}.png`;
      await page.screenshot({ path: join(folder, language, name) });
    }
  }
}

async function walk({ browser, terminal }: KioskProcess): Promise<void> {
  const page = await (
    await browser.newContext({ ...kioskContext(portrait, 'all'), reducedMotion: 'reduce' })
  ).newPage();
  await page.goto(`${terminal.origin}/kiosk/`);
  const take = async (name: string, screen: string) => {
    await page.locator(`[data-screen="${screen}"]`).waitFor();
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  const touch = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).tap();

  await take('1-attract', 'attract');
  await terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await take('2-card', 'cardCheck');
  await touch('Tell us about a trip');
  await take('3-category', 'category');
  await touch('The vehicle did not stop for me');
  await take('4-trip', 'trip');
  await touch(/720 West/);
  await page
    .locator('[data-screen="narrative"] textarea')
    .fill('I waved, and the bus went on without stopping.');
  await take('5-narrative', 'narrative');
  await touch('Continue');
  await page.locator('[data-screen="contact"]').waitFor();
  await touch('Continue without contact details');
  await take('6-check', 'checkAnswers');
  await touch('File my complaint');
  await page.locator('[data-receipt="printed"]').waitFor();
  await take('7-filed', 'filed');
}

/** The four most telling steps side by side. */
async function putTogether(): Promise<void> {
  const width = 450;
  const height = 800;
  const gap = 24;
  const canvas = createCanvas(readmeSteps.length * (width + gap) + gap, height + 2 * gap);
  const context = canvas.getContext('2d');
  context.fillStyle = '#d7dee3';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [index, name] of readmeSteps.entries()) {
    const picture = await loadImage(join(folder, `${name}.png`));
    context.drawImage(picture, gap + index * (width + gap), gap, width, height);
  }
  writeFileSync(join(root, 'docs', 'kiosk.png'), await canvas.encode('png'));
}
