import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FiledCase } from '../../contract/cases.ts';
import { parkDraft } from '../../contract/drafts.ts';
import { status } from '../../contract/service.ts';
import { endSession } from '../../contract/session.ts';
import { complaint } from '../terminal-service/complaint.ts';
import { listedCases } from '../terminal-service/listed-cases.ts';
import { failedStart, startTerminalProcess } from '../terminal-service/terminal-process.ts';

/** Whether this account may make disks; where it may not, that is said and seen in the summary. */
function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'no-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'pipe' });
    execFileSync('umount', [folder]);
    return true;
  } catch (error) {
    process.stdout.write(`full disk: NOT TRIED, no disk can be made here: ${String(error)}\n`);
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const onSmallDisk = test.skipIf(!mayMount());

/** A disk of its own, of this many KiB, which really is full when it is. Needs to be root. */
function disk(kib: number) {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k,mode=700`, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true });
  });
  const filler = join(folder, 'filler');
  return {
    folder,
    /** Leaves this many KiB. */
    fill: (left = 0) => {
      rmSync(filler, { force: true });
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, new Uint8Array(Math.max(bavail * bsize - left * 1024, 0)));
    },
    makeRoom: () => rmSync(filler, { force: true }),
  };
}

const storageOf = async (terminal: { get(path: string): Promise<Response> }) =>
  ((await (await terminal.get(status.path)).json()) as { storage: string }).storage;

onSmallDisk(
  'on a full disk the service lives, refuses honestly, forgets its customers, and files again by itself',
  async () => {
    const { folder, fill, makeRoom } = disk(4_096);
    const terminal = await startTerminalProcess({ dataDir: folder });
    const file = () => terminal.post('/api/cases', complaint({ requestId: randomUUID() }));
    const acknowledged: string[] = [];
    /** Files until the disk says no, and once more after it has. */
    const fileUntilRefused = async () => {
      for (;;) {
        const reply = await file();
        if (reply.status === 507) return;
        acknowledged.push(FiledCase.parse(await reply.json()).caseNumber);
      }
    };
    for (let left = 0; left <= 56; left += 8) {
      fill(left);
      await fileUntilRefused();
      expect((await file()).status).toBe(507);
      const form = { kind: 'complaint', language: 'en', answers: { narrative: 'x'.repeat(3_000) } };
      expect((await terminal.post(parkDraft.path, { form })).status).toBeGreaterThanOrEqual(201);
      expect((await terminal.post(endSession.path, {})).status).toBe(204);
      expect(await storageOf(terminal)).toBe('full');
      makeRoom();
      await expect.poll(() => storageOf(terminal), { timeout: 15_000 }).toBe('well');
      const reply = await file();
      expect(reply.status).toBe(201);
      acknowledged.push(FiledCase.parse(await reply.json()).caseNumber);
    }
    await terminal.stop();
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    const kept = (await listedCases(folder)).map(({ caseNumber }) => caseNumber);
    expect(acknowledged.filter((number) => !kept.includes(number))).toEqual([]);
  },
);

onSmallDisk(
  'a start without room ends with a sentence, never with a stack, and the next one with room is as ever',
  async () => {
    const { folder, fill, makeRoom } = disk(2_048);
    for (const left of [0, 40, 120]) {
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
      fill(left);
      const { code, said } = await failedStart({ PORT: '0', DATA_DIR: folder });
      expect([left, code]).toEqual([left, 1]);
      expect(said).toMatch(/full|cannot be (read or )?written/);
      expect(said).not.toMatch(/^ {4}at /m);
    }
    makeRoom();
    const terminal = await startTerminalProcess({ dataDir: folder });
    expect(await storageOf(terminal)).toBe('well');
  },
);
