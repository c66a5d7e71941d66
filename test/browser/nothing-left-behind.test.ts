import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Kiosk, startKiosk } from './kiosk.ts';

const canary = 'Zanzibar7731';
const contact = { name: `Name${canary}`, email: `mail${canary}@example.com`, phone: `+1 ${canary}` };

/** Types the canary into every field of a complaint. */
async function typeEverywhere(kiosk: Kiosk): Promise<void> {
  const { page } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.touch('Touch to start');
  await kiosk.screen('menu');
  await kiosk.touch(/^Complaint/);
  await kiosk.screen('presentCard');
  await kiosk.touch('Continue without a card');
  await kiosk.screen('kind');
  await kiosk.touch(/^Something went wrong/);
  await kiosk.screen('category');
  await kiosk.touch('Safety');
  await kiosk.screen('narrative');
  await page.locator('textarea').fill(`It happened at ${canary}.`);
  await kiosk.touch('Continue');
  await kiosk.screen('contact');
  const fields = await page.locator('input').all();
  for (const [index, value] of Object.values(contact).entries()) await fields[index]?.fill(value);
  await kiosk.touch('Continue');
  await kiosk.screen('checkAnswers');
}

/** Everything that the page and its browser hold, as far as a page's own tools reach, and the page's heap. */
async function heldBy({ page }: Kiosk): Promise<Record<string, string>> {
  const devtools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const inPage = await page.evaluate(async () => ({
    dom: document.documentElement.outerHTML,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]),
    databases: JSON.stringify(await indexedDB.databases()),
    caches: JSON.stringify(await caches.keys()),
  }));
  return { ...inPage, heap: chunks.join(''), browser: JSON.stringify(await page.context().storageState()) };
}

it('who walks away in the middle leaves nothing in the page, its heap, the browser or the data folder', async () => {
  const kiosk = await startKiosk();
  await typeEverywhere(kiosk);
  expect((await heldBy(kiosk)).heap).toContain(canary);
  await kiosk.touch('Start over');
  await kiosk.page.locator('[data-dialog="confirmStartOver"]').waitFor();
  await kiosk.touch('Yes, erase and start over');
  // The page begins anew after the visit; only then is there nothing of it to look at.
  await kiosk.page.waitForFunction(
    () => performance.now() < 5_000 && document.querySelector('[data-open="true"]'),
  );
  for (const [where, held] of Object.entries(await heldBy(kiosk)))
    expect([where, held.includes(canary)]).toEqual([where, false]);
  for (const name of readdirSync(kiosk.dataDir)) {
    const bytes = readFileSync(join(kiosk.dataDir, name)).toString('latin1');
    expect([name, bytes.includes(canary)]).toEqual([name, false]);
  }
}, 60_000);
