import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { claimDataFolder } from '../../../terminal-service/ledger/data-folder.ts';
import { startCommand } from '../command-run.ts';
import { complaint } from '../complaint.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { startTerminalProcess } from '../terminal-process.ts';

const modeOf = (path: string) => (statSync(path).mode & 0o7777).toString(8);

/** Everything in a folder that another account could look into, the folder itself as ''. */
function openToOthers(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return [folder, ...entries.map(({ parentPath, name }) => join(parentPath, name))]
    .filter((path) => (statSync(path).mode & 0o077) !== 0)
    .map((path) => relative(folder, path))
    .sort();
}

const tightened = (dataDir: string) =>
  readFileSync(join(dataDir, 'service.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ event }) => event === 'dataFolder.tightened')
    .map(({ path }) => path)
    .sort();

describe.skipIf(process.platform === 'win32')(
  'a data folder that was there before, open to every account',
  () => {
    it('is closed to others with all that a run makes in it', async () => {
      const dataDir = join(temporaryFolder(), 'data');
      mkdirSync(dataDir);
      chmodSync(dataDir, 0o755);
      const terminal = await startTerminalProcess({ dataDir });
      await terminal.post('/api/cases', complaint());
      const files = readdirSync(dataDir);
      expect(files).toEqual(
        expect.arrayContaining([
          'terminal.db',
          'terminal.db-wal',
          'terminal.db-shm',
          'in-use.lock',
          'service.log',
        ]),
      );
      expect(files).toEqual(
        expect.arrayContaining(['page-key', 'receipt-key.pem', 'receipt-key.pub.pem', 'marks']),
      );
      // The settings are the test's own, not the service's.
      expect(openToOthers(dataDir)).toEqual(['test-config.json']);
      expect(tightened(dataDir)).toEqual(['.']);
    });

    it('is closed with what earlier versions left in it, each named once in the log', async () => {
      const dataDir = temporaryFolder();
      cpSync(join(import.meta.dirname, '..', 'data-of-schema-3'), dataDir, { recursive: true });
      mkdirSync(join(dataDir, 'trusted-receipt-keys'));
      const left = [
        'terminal.db',
        'terminal.db.before-0002',
        'service.log',
        'card-keys.json',
        'receipt-key.pem',
      ];
      for (const name of left.filter((name) => !readdirSync(dataDir).includes(name)))
        writeFileSync(join(dataDir, name), name.endsWith('json') ? '[]' : '');
      cpSync(join(dataDir, 'receipt-key.pub.pem'), join(dataDir, 'trusted-receipt-keys', 'ABC.pem'));
      writeFileSync(join(dataDir, 'a technician’s notes.txt'), '');
      for (const path of readdirSync(dataDir, { recursive: true, encoding: 'utf8' }))
        chmodSync(join(dataDir, path), path === 'trusted-receipt-keys' ? 0o755 : 0o644);

      for (let start = 0; start < 2; start++) await (await startTerminalProcess({ dataDir })).stop();
      expect(openToOthers(dataDir)).toEqual(['a technician’s notes.txt', 'test-config.json']);
      expect([modeOf(dataDir), modeOf(join(dataDir, 'terminal.db'))]).toEqual(['700', '600']);
      expect(readdirSync(dataDir)).toContain('terminal.db.before-0004');
      expect(tightened(dataDir)).toEqual(
        [...left, 'receipt-key.pub.pem', 'trusted-receipt-keys', 'trusted-receipt-keys/ABC.pem'].sort(),
      );
    });

    it('is refused where many accounts put their files, and left as it is', () => {
      const shared = temporaryFolder();
      chmodSync(shared, 0o1777);
      onTestFinished(() => chmodSync(shared, 0o700));
      expect(() => claimDataFolder(shared)).toThrow(/is shared by every account.*folder of its own/);
      expect(modeOf(shared)).toBe('1777');
      expect(readdirSync(shared)).toEqual([]);
    });

    it.runIf(process.geteuid?.() === 0)(
      'gets nothing from root that its own account could not open',
      async () => {
        const dataDir = temporaryFolder();
        chownSync(dataDir, 12_345, 12_345);
        const { code, err } = await startCommand(['accept-lost-cases', '--above', '1'], dataDir).ended;
        expect([code, err]).toEqual([1, expect.stringContaining("sudo -u '#12345'")]);
        expect(readdirSync(dataDir)).toEqual([]);
      },
    );
  },
);
