import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FiledCase } from '../../../contract/cases.ts';
import { Problem } from '../../../contract/problems.ts';
import { startCommand } from '../command-run.ts';
import { complaint } from '../complaint.ts';
import { runCases } from '../listed-cases.ts';
import { type RunningTerminal, startTerminal } from '../running-terminal.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { failedStart, startTerminalProcess } from '../terminal-process.ts';

const filedBy = async (terminal: RunningTerminal) =>
  FiledCase.parse(await (await terminal.post('/api/cases', complaint())).json()).caseNumber;
const storeOf = (dataDir: string) => join(dataDir, 'terminal.db');
const marksOf = (dataDir: string) =>
  ['case-number-mark.json', 'marks/case-number-mark.json'].map((place) => join(dataDir, place));
const marked = (dataDir: string) => marksOf(dataDir).map((path) => JSON.parse(readFileSync(path, 'utf8')));
const config = { printer: 'none' };

/** A data folder as the power went: five cases, the last three of them in the log alone. */
async function fiveCases(): Promise<string> {
  const dataDir = temporaryFolder();
  const first = await startTerminal({ dataDir, config });
  for (let filed = 0; filed < 2; filed++) await filedBy(first);
  await first.stop();
  const second = await startTerminalProcess({ dataDir, config });
  for (let filed = 0; filed < 3; filed++) await filedBy(second);
  await second.kill();
  return dataDir;
}

/** What the start says that stops. */
async function stopped(dataDir: string): Promise<string> {
  const started = startTerminal({ dataDir, config });
  await expect(started).rejects.toMatchObject({ name: 'SetupError' });
  return started.then(
    () => '',
    ({ message }) => message,
  );
}

const accept = (dataDir: string, ...words: string[]) =>
  startCommand(['accept-lost-cases', ...words], dataDir).ended;

describe('a number that somebody has on paper', () => {
  it.each<[string, (path: string) => void, RegExp]>([
    [
      'is gone',
      (path) => ['', '-wal', '-shm'].forEach((part) => void rmSync(path + part, { force: true })),
      /is gone.* up to 5:/,
    ],
    [
      'is empty',
      (path) => ['', '-wal'].forEach((part) => void truncateSync(path + part)),
      /up to 0, .* up to 5:/,
    ],
    ['has lost its log', (path) => void rmSync(`${path}-wal`), /up to 2, .* up to 5:/],
    [
      'has a log that was cut',
      (path) => void truncateSync(`${path}-wal`, Math.floor(statSync(`${path}-wal`).size / 2)),
      /up to [234], .* up to 5:/,
    ],
  ])(
    'is not given out again when the store %s: the start stops and says the way on',
    async (_what, lose, says) => {
      const dataDir = await fiveCases();
      lose(storeOf(dataDir));
      const said = await stopped(dataDir);
      expect(said).toMatch(says);
      expect(said).toContain('accept-lost-cases');
      expect(await stopped(dataDir)).toBe(said);
      expect(await accept(dataDir)).toMatchObject({ code: 0, out: 'Case numbers go on above 5.\n' });
      expect(await filedBy(await startTerminal({ dataDir, config }))).toMatch(/^7QK-00006-/);
    },
  );

  it('is marked in both places before anybody is told it, however many file at once', async () => {
    const dataDir = temporaryFolder();
    const terminal = await startTerminal({ dataDir, config });
    expect(marked(dataDir)).toEqual(Array(2).fill({ prefix: '7QK', highest: 0 }));
    const behind = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const number = Number((await filedBy(terminal)).slice(4, 9));
        return marked(dataDir).filter(({ highest }) => highest < number);
      }),
    );
    expect(behind.flat()).toEqual([]);
    expect(marked(dataDir)).toEqual(Array(2).fill({ prefix: '7QK', highest: 30 }));
  });

  it('stays marked when one of the marks is lost or torn, which is written anew', async () => {
    for (const [at, harm] of [rmSync, (path: string) => void truncateSync(path, 9)].entries()) {
      const dataDir = temporaryFolder();
      const terminal = await startTerminal({ dataDir, config });
      await filedBy(terminal);
      await terminal.stop();
      harm(marksOf(dataDir)[at] ?? '');
      const again = await startTerminal({ dataDir, config });
      expect(marked(dataDir)).toEqual(Array(2).fill({ prefix: '7QK', highest: 1 }));
      await again.stop();
      rmSync(storeOf(dataDir));
      expect(await stopped(dataDir)).toContain('up to 1');
    }
  });

  it('is asked of a person when both marks are torn', async () => {
    const dataDir = temporaryFolder();
    const terminal = await startTerminal({ dataDir, config });
    await filedBy(terminal);
    await terminal.stop();
    for (const path of marksOf(dataDir)) truncateSync(path);
    expect(await stopped(dataDir)).toContain('--above NUMBER');
    expect(await accept(dataDir)).toMatchObject({ code: 1, err: expect.stringContaining('--above NUMBER') });
    expect(await accept(dataDir, '--above', '7QK-1')).toMatchObject({
      code: 1,
      err: expect.stringContaining('it is 42'),
    });
    expect(await accept(dataDir, '--above', '12')).toMatchObject({ code: 0 });
    expect(await filedBy(await startTerminal({ dataDir, config }))).toMatch(/^7QK-00013-/);
  });

  it('of a version without marks is marked at the first start', async () => {
    const dataDir = temporaryFolder();
    cpSync(join(import.meta.dirname, '..', 'data-of-schema-3'), dataDir, { recursive: true });
    await (await startTerminal({ dataDir, config })).stop();
    expect(marked(dataDir)).toEqual(Array(2).fill({ prefix: '7QK', highest: 4 }));
  });

  it('keeps the prefix that the terminal had made up', async () => {
    const dataDir = temporaryFolder();
    const first = await startTerminal({ dataDir, config: { ...config, terminalPrefix: undefined } });
    const prefix = (await filedBy(first)).slice(0, 3);
    await first.stop();
    rmSync(storeOf(dataDir));
    await accept(dataDir);
    const second = await startTerminal({ dataDir, config: { ...config, terminalPrefix: undefined } });
    expect((await filedBy(second)).slice(0, 9)).toBe(`${prefix}-00002`);
  });
});

describe('a case whose number cannot be marked', () => {
  it('is not acknowledged; sent again once the disk writes, it is that case, and its receipt is printed once', async () => {
    const dataDir = temporaryFolder();
    const terminal = await startTerminal({ dataDir });
    const [mark = '', other = ''] = marksOf(dataDir);
    const block = (path: string) => {
      rmSync(path);
      mkdirSync(join(path, 'in the way'), { recursive: true });
    };
    block(mark);
    expect(await filedBy(terminal)).toMatch(/^7QK-00001-/);
    block(other);
    const request = complaint();
    const refused = await terminal.post('/api/cases', request);
    expect([refused.status, Problem.parse(await refused.json()).code]).toEqual([500, 'storageFailed']);
    for (const path of [mark, other]) rmSync(path, { recursive: true });
    const filed = FiledCase.parse(await (await terminal.post('/api/cases', request)).json());
    expect(filed).toMatchObject({
      caseNumber: expect.stringMatching(/^7QK-00002-/),
      replayed: true,
      receipt: { state: 'printed' },
    });
    expect(marked(dataDir)).toEqual(Array(2).fill({ prefix: '7QK', highest: 2 }));
    const log = readFileSync(join(dataDir, 'service.log'), 'utf8');
    expect(log.match(/"caseNumbers.notMarked"/g)).toHaveLength(3);
  });
});

describe('a damaged store', () => {
  /** Zeros over a page in the middle: the file still opens. */
  const tearPage = (path: string) => {
    const bytes = readFileSync(path);
    bytes.fill(0, 4096 * 2, 4096 * 4);
    writeFileSync(path, bytes);
  };
  it.each<[string, (path: string) => void]>([
    ['is no database', (path) => void writeFileSync(path, 'Not a database at all. '.repeat(999))],
    ['has torn pages', tearPage],
    ['is cut', (path) => void truncateSync(path, statSync(path).size - 4096 * 3)],
  ])('that %s is said in a sentence, by the start and by the list of cases', async (_what, harm) => {
    const dataDir = temporaryFolder();
    const terminal = await startTerminal({ dataDir, config });
    await filedBy(terminal);
    await terminal.stop();
    harm(storeOf(dataDir));
    const { code, said } = await failedStart({ PORT: '0', DATA_DIR: dataDir });
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/^\S+terminal\.db is damaged \(.+\)\. [^\n]+\n$/),
    ]);
    expect(await runCases(dataDir)).toMatchObject({ code: 1, out: '', err: said });
    const torn = readFileSync(storeOf(dataDir));
    const accepted = await accept(dataDir);
    expect(accepted.out).toContain('Case numbers go on above 1.');
    const [aside = ''] = readdirSync(dataDir).filter((name) => name.includes('.damaged-'));
    expect(readFileSync(join(dataDir, aside))).toEqual(torn);
    expect(await filedBy(await startTerminal({ dataDir, config }))).toMatch(/^7QK-00002-/);
  });

  it('of a folder without marks is not replaced before a person says where numbers go on', async () => {
    const dataDir = temporaryFolder();
    copyFileSync(join(import.meta.dirname, 'a-number-given-out-twice.test.ts'), storeOf(dataDir));
    expect(await accept(dataDir)).toMatchObject({ code: 1, err: expect.stringContaining('--above NUMBER') });
    expect(readdirSync(dataDir).filter((name) => name.includes('damaged'))).toEqual([]);
    expect(await accept(dataDir, '--above', '99')).toMatchObject({ code: 0 });
    expect(await filedBy(await startTerminal({ dataDir, config }))).toMatch(/^7QK-00100-/);
  });
});
