import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../devices/clock.ts';
import { openLog } from '../serving/log/log.ts';
import { loadConfig } from '../terminal-service/config/config.ts';
import { loadAgencyProfile } from '../terminal-service/config/load-agency-profile.ts';
import { openDevices } from '../terminal-service/modules/devices/opening/devices.ts';
import { startService } from '../terminal-service/service.ts';
import { spread } from './figures.ts';
import { launchedPage } from './launched-page.ts';

const FILINGS = 2_000;
const AT_ONCE = 20;

/**
 * Durable filings a second through HTTP, next to bare commits of the same rows into the same kind of file:
 * what validation, idempotency, audit and HTTP cost on top of durability.
 */
export async function durableFilings(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const { rate: http, latencies } = await filingsThroughHttp(folder);
    const bare = bareCommits(folder);
    return [
      `through HTTP, ${AT_ONCE} at once: ${http.toFixed(0)} filings/s; ${spread(latencies)}`,
      `bare commits of the same rows: ${bare.toFixed(0)} commits/s`,
      `ratio ${(http / bare).toFixed(2)}`,
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function filingsThroughHttp(dataDir: string) {
  const clock = systemClock;
  const config = { ...loadConfig({ DATA_DIR: dataDir, PORT: '0' }), printer: { kind: 'none' } as const };
  const agency = loadAgencyProfile(config.agency);
  const service = await startService({
    config,
    agency,
    clock,
    log: openLog(dataDir),
    openDevices: () => openDevices({ config, agency, clock }),
    pages: dataDir,
  });
  const headers = {
    ...(await launchedPage(service)),
    'Content-Type': 'application/json',
  };
  const latencies: number[] = [];
  const file = async (): Promise<void> => {
    const startedAt = clock.monotonic();
    const reply = await fetch(`${service.origin}/api/cases`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        requestId: randomUUID(),
        kind: 'complaint',
        answers: {
          category: 'passedUp',
          narrative: 'The bus did not stop, and the next one came half an hour later.',
        },
        language: 'en',
      }),
    });
    if (reply.status !== 201) throw new Error(`filing answered ${reply.status}`);
    await reply.arrayBuffer();
    latencies.push(clock.monotonic() - startedAt);
  };
  for (let warm = 0; warm < 100; warm++) await file();
  latencies.length = 0;
  const startedAt = clock.monotonic();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let filed = 0; filed < FILINGS / AT_ONCE; filed++) await file();
    }),
  );
  const rate = FILINGS / ((clock.monotonic() - startedAt) / 1000);
  await service.stop();
  return { rate, latencies };
}

/** The rows that the filings left, committed anew: case, receipt job with its outcome, two audit entries. */
function bareCommits(dataDir: string): number {
  const source = new DatabaseSync(join(dataDir, 'terminal.db'), { readOnly: true });
  const tables = ['filed_case', 'receipt_job', 'audit'] as const;
  const rows = Object.fromEntries(
    tables.map((table) => [
      table,
      source.prepare(`SELECT * FROM ${table}`).all() as Record<string, string>[],
    ]),
  );
  const schema = source
    .prepare("SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL")
    .all() as { sql: string }[];
  source.close();

  const bare = new DatabaseSync(join(dataDir, 'bare.db'));
  bare.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  for (const { sql } of schema) bare.exec(sql);
  const insert = (table: (typeof tables)[number]) => {
    const columns = Object.keys(rows[table]?.[0] ?? {});
    return bare.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`);
  };
  const statements = tables.map((table) => insert(table));
  const audits = rows.audit ?? [];
  const startedAt = performance.now();
  const total = rows.filed_case?.length ?? 0;
  for (let index = 0; index < total; index++) {
    bare.exec('BEGIN IMMEDIATE');
    const [filed, job, audit] = statements;
    filed?.run(...Object.values(rows.filed_case?.[index] ?? {}));
    job?.run(...Object.values(rows.receipt_job?.[index] ?? {}));
    const perCase = Math.floor(audits.length / total);
    for (let entry = 0; entry < perCase; entry++)
      audit?.run(...Object.values(audits[index * perCase + entry] ?? {}));
    bare.exec('COMMIT');
  }
  const rate = total / ((performance.now() - startedAt) / 1000);
  bare.close();
  return rate;
}
