import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../devices/clock.ts';
import { SimulatedPrinter } from '../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { startCommand } from '../terminal-service/command-run.ts';
import { temporaryFolder } from '../terminal-service/temporary-folder.ts';
import { openPseudoTerminal } from './pseudo-terminal.ts';

describe('print-sample', () => {
  it.each(['serial', 'usb'])('prints Armenian over a %s path', async (kind) => {
    const pty = await openPseudoTerminal();
    const printer = new SimulatedPrinter(systemClock, { name: 'TM-T20III' });
    printer.accept(pty.deviceEnd, () => {});
    const at = kind === 'serial' ? `serial:${pty.path}@115200` : `usb:${pty.path}`;
    const words = ['print-sample', '--printer', at, '--receipt', 'complaint', '--language', 'hy', '--large'];
    const { code, out, err } = await startCommand(words).ended;
    expect([code, out, err]).toEqual([
      0,
      'Printed: the printer confirmed the text and the cut. Driven as epson-tm-t20.\n',
      '',
    ]);
    expect(printer.tape.filter((entry) => entry.kind === 'image').length).toBeGreaterThan(10);
    await pty.hangUp();
  });
});

describe('simulate printer on a serial path', () => {
  it('is a printer that print-sample prints on', async () => {
    const [left, right] = await Promise.all([openPseudoTerminal(), openPseudoTerminal()]);
    left.deviceEnd.onData((bytes) => void right.deviceEnd.write(bytes));
    right.deviceEnd.onData((bytes) => void left.deviceEnd.write(bytes));
    const tape = join(temporaryFolder(), 'tape.txt');
    const simulator = startCommand([
      'simulate',
      'printer',
      '--serial',
      left.path,
      '--tape',
      tape,
      '--line-ms',
      '0',
    ]);
    await simulator.spoke;
    const words = ['print-sample', '--printer', `serial:${right.path}@38400`, '--receipt', 'status'];
    const { code, out, err } = await startCommand(words).ended;
    expect([code, out, err]).toEqual([0, expect.stringContaining('Printed'), expect.anything()]);
    expect(readFileSync(tape, 'utf8')).toContain('Status of your case');
    simulator.write('quit');
    expect((await simulator.ended).code).toBe(0);
    await Promise.all([left.hangUp(), right.hangUp()]);
  });
});
