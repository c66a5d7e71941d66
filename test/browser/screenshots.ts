/**
 * `npm run screenshots`: walks the kiosk in the real browser, writes a picture of every step to
 * `screenshots/`, and puts the README's picture together in `docs/kiosk.png`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { kioskContext, launchChromium } from './chromium.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'screenshots');
const readmeSteps = ['1-attract', '2-card', '6-check', '7-filed'];

mkdirSync(folder, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), 'screenshots-'));
const service = spawn(process.execPath, ['terminal-service/main.ts'], {
  cwd: root,
  env: { PORT: '0', DATA_DIR: dataDir },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [firstLines] = (await once(service.stdout, 'data')) as [Buffer];
const { origin } = new URL(firstLines.toString().split('\n')[0] ?? '');

const browser = await launchChromium();
try {
  await walk();
  await putTogether();
} finally {
  await browser.close();
  const gone = once(service, 'exit');
  service.kill();
  await gone;
  rmSync(dataDir, { recursive: true });
}

async function walk(): Promise<void> {
  const page = await (await browser.newContext({ ...kioskContext(), reducedMotion: 'reduce' })).newPage();
  await page.goto(`${origin}/kiosk/`);
  const take = async (name: string, screen: string) => {
    await page.locator(`[data-screen="${screen}"]`).waitFor();
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  const touch = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).tap();

  await take('1-attract', 'attract');
  await fetch(`${origin}/api/simulator`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Terminal': 'screenshots' },
    body: JSON.stringify({ do: 'tapCard', cardId: 'everyday' }),
  });
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
