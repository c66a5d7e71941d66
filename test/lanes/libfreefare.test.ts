import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Pn532Simulator } from '../../devices/card-reader/pn532/simulator.ts';
import { systemClock } from '../../devices/clock.ts';
import { sampleDesfireCards } from '../../devices/fare-card/desfire/sample-cards.ts';
import { simulatedDesfire } from '../../devices/fare-card/desfire/simulated-desfire.ts';
import { openPseudoTerminal, type PseudoTerminal } from '../protocols/pseudo-terminal.ts';

/**
 * libfreefare speaks DESFire by itself, and libnfc carries it: neither knows of our code. Needs Debian's
 * `libfreefare-bin`.
 */
let pty: PseudoTerminal;
let simulator: Pn532Simulator;

beforeEach(async () => {
  pty = await openPseudoTerminal();
  simulator = new Pn532Simulator({ clock: systemClock, timing: 'realistic' });
  simulator.connect(pty.deviceEnd);
});

afterEach(() => pty.hangUp());

it('mifare-desfire-info tells what the simulated DESFire card is', async () => {
  const sample = sampleDesfireCards('2026-03-14T09:05').find(({ id }) => id === 'open-files');
  if (!sample) throw new Error('there is no sample card');
  simulator.presentCard(simulatedDesfire(sample.card));
  const { stdout } = await promisify(execFile)('mifare-desfire-info', [], {
    timeout: 60_000,
    env: {
      ...process.env,
      LIBNFC_DEFAULT_DEVICE: `pn532_uart:${pty.path}:115200`,
      LIBNFC_AUTO_SCAN: 'false',
    },
  });
  expect(stdout).toMatch(/UID: +0x04de0200000001/);
  expect(stdout).toMatch(/Storage size: +0x18 \(=4096 bytes\)/);
  expect(stdout).toMatch(/Production date: +week 1, 2024/);
  expect(stdout).toMatch(/Master Key settings \(0x0f\)/);
  expect(stdout).toMatch(/Free memory: 2048 bytes/);
});
