import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Pn532Simulator } from '../../devices/card-reader/pn532/simulator.ts';
import { systemClock } from '../../devices/clock.ts';
import { classicCard } from '../devices/card-reader/pn532/reader-bench.ts';
import { openPseudoTerminal, type PseudoTerminal } from '../protocols/pseudo-terminal.ts';

const run = promisify(execFile);

/**
 * libnfc knows nothing of our code: what it reads from the simulated chip, a real one would give as well.
 * Needs Debian's `libnfc-bin`.
 */
describe('the simulated PN532 under libnfc', () => {
  let pty: PseudoTerminal;
  let simulator: Pn532Simulator;
  let folder: string;

  const libnfc = async (program: string, ...parameters: string[]) => {
    const { stdout } = await run(program, parameters, {
      timeout: 20_000,
      env: {
        ...process.env,
        LIBNFC_DEFAULT_DEVICE: `pn532_uart:${pty.path}:115200`,
        LIBNFC_AUTO_SCAN: 'false',
      },
    });
    return stdout;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'libnfc-'));
    pty = await openPseudoTerminal();
    simulator = new Pn532Simulator({ clock: systemClock, timing: 'realistic' });
    simulator.connect(pty.deviceEnd);
  });

  afterEach(async () => {
    await pty.hangUp();
    await rm(folder, { recursive: true });
  });

  it('is listed with the card that lies on it', async () => {
    simulator.presentCard(classicCard('C40DCDC0'));
    const listed = await libnfc('nfc-list');
    expect(listed).toContain('1 ISO14443A passive target');
    expect(listed).toMatch(/SENS_RES\): 00 {2}04/);
    expect(listed).toMatch(/NFCID1\): c4 {2}0d {2}cd {2}c0/);
    expect(listed).toMatch(/SEL_RES\): 08/);
  });

  it('shows an ISO-DEP card with its answer to select', async () => {
    simulator.presentCard({
      uid: Uint8Array.fromHex('044f2ed2153580'),
      sak: 0x20,
      atqa: Uint8Array.of(0x03, 0x44),
      ats: Uint8Array.fromHex('7577810280'),
    });
    const listed = await libnfc('nfc-list');
    expect(listed).toMatch(/NFCID3?1?\): 04 {2}4f {2}2e {2}d2 {2}15 {2}35 {2}80/);
    expect(listed).toMatch(/ATS: 75 {2}77 {2}81 {2}02 {2}80/);
  });

  it('is dumped whole by nfc-mfclassic', async () => {
    const card = classicCard('C40DCDC0');
    simulator.presentCard(card);
    const file = join(folder, 'card.mfd');
    const said = await libnfc('nfc-mfclassic', 'r', 'a', 'u', file);
    expect(said).toContain('64 of 64 blocks');
    const dump = new Uint8Array(await readFile(file));
    const blocks = Array.from({ length: 64 }, (_, block) => dump.slice(block * 16, block * 16 + 16));
    // The program fills in key B from the keys that it found, and it looked for key A only.
    const expected = card.memory?.blocks.map((block, at) =>
      at % 4 === 3 ? Uint8Array.of(...block.slice(0, 10), 0, 0, 0, 0, 0, 0) : block,
    );
    expect(blocks).toEqual(expected);
  });

  it('gives nothing when no card lies on it', async () => {
    expect(await libnfc('nfc-list')).not.toContain('passive target');
  });
});
