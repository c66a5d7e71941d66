import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { getAs } from '../terminal-service/page-requests.ts';

/** Bytes by the place that holds them. */
export type Holdings = ReadonlyMap<string, Uint8Array>;

/** The page's heap after a collection, as V8 writes it down: every string that is still reachable. */
export async function pageHeap(page: Page): Promise<Uint8Array> {
  const devtools = await page.context().newCDPSession(page);
  const chunks: Buffer[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(Buffer.from(chunk)));
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return Buffer.concat(chunks);
}

/** What the page and its browser hold beside the heap: the document, every storage, the history. */
export async function heldByBrowser(page: Page): Promise<Holdings> {
  const devtools = await page.context().newCDPSession(page);
  const visited = await devtools.send('Page.getNavigationHistory');
  await devtools.detach();
  const inPage = await page.evaluate(async () => ({
    document: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input, textarea')].map(
      (field) => (field as HTMLInputElement).value,
    ),
    storages: [
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      window.history.state,
      window.name,
    ],
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  }));
  const storage = await page.context().storageState({ indexedDB: true });
  return new Map(
    Object.entries({ ...inPage, visited, storage }).map(([place, held]) => [
      place,
      Buffer.from(typeof held === 'string' ? held : JSON.stringify(held)),
    ]),
  );
}

/** The heap of a service that was started with `--heapsnapshot-signal=SIGUSR2` and writes into this folder. */
export async function serviceHeap(
  service: ChildProcess,
  origin: string,
  folder: string,
): Promise<Uint8Array> {
  const snapshots = () => readdirSync(folder).filter((name) => name.endsWith('.heapsnapshot'));
  const answer = () => getAs(origin, '/api/status');
  const before = snapshots().length;
  service.kill('SIGUSR2');
  while (snapshots().length === before) await answer();
  // It answers nothing while it writes: after one more answer the file is whole.
  await answer();
  const newest = snapshots().sort().at(-1) ?? '';
  return readFileSync(join(folder, newest));
}

/** Every file under a folder by its path from there. */
export function filesUnder(folder: string): Holdings {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.flatMap(({ parentPath, name }): [string, Uint8Array][] => {
      const path = join(parentPath, name);
      try {
        // The name may tell as much as the content.
        return [[relative(folder, path), Buffer.concat([Buffer.from(`${name}\n`), readFileSync(path)])]];
      } catch (error) {
        // A running browser deletes files between the listing and the look.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    }),
  );
}
