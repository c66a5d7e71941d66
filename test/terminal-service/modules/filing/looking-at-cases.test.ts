import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { complaint } from '../../complaint.ts';
import { listedCases, runCases } from '../../listed-cases.ts';
import { startTerminal } from '../../running-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const looksOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );

it('changes nothing in the data folder and leaves nothing there, when the service does not run', async () => {
  const dataDir = temporaryFolder();
  const terminal = await startTerminal({ dataDir });
  await terminal.post('/api/cases', complaint({ language: 'hy' }));
  await terminal.stop();
  const before = looksOf(dataDir);
  expect(await listedCases(dataDir)).toMatchObject([
    { kind: 'complaint', language: 'hy', receipt: 'printed' },
  ]);
  expect(looksOf(dataDir)).toEqual(before);
});

it('sees what was filed a moment ago while the service runs', async () => {
  const dataDir = temporaryFolder();
  const terminal = await startTerminal({ dataDir });
  await terminal.post('/api/cases', complaint({ language: 'ko' }));
  expect(await listedCases(dataDir)).toMatchObject([{ language: 'ko' }]);
  expect((await terminal.post('/api/cases', complaint())).status).toBe(201);
});

it('of a file from an earlier version says what to do, and leaves it as it is', async () => {
  const dataDir = temporaryFolder();
  copyFileSync(join(import.meta.dirname, '../../data-of-schema-3/terminal.db'), join(dataDir, 'terminal.db'));
  const before = looksOf(dataDir);
  const { code, err } = await runCases(dataDir);
  expect(code).toBe(1);
  expect(err).toContain('was written by an earlier version of this program. Start the service once');
  expect(looksOf(dataDir)).toEqual(before);
});

it('says so when somebody changed the audit', async () => {
  const dataDir = temporaryFolder();
  const terminal = await startTerminal({ dataDir });
  await terminal.post('/api/cases', complaint());
  await terminal.stop();
  const file = new DatabaseSync(join(dataDir, 'terminal.db'));
  file.exec("DROP TRIGGER audit_is_never_edited; UPDATE audit SET detail = '{}' WHERE sequence = 1");
  file.close();
  const { code, err } = await runCases(dataDir);
  expect([code, err]).toEqual([1, 'The audit does not add up from entry 1 on: somebody changed the file.\n']);
});
