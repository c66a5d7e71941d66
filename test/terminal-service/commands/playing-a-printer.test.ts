import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { FiledCase } from '../../../contract/cases.ts';
import { cable } from '../../protocols/pseudo-terminal.ts';
import { startCommand } from '../command-run.ts';
import { complaint } from '../complaint.ts';
import { startTerminal } from '../running-terminal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

interface Told {
  readonly event: string;
  readonly [fact: string]: unknown;
}

/** A printer played by the command, once it listens. */
async function playedPrinter(...where: string[]) {
  const folder = temporaryFolder();
  const tape = join(folder, 'tape.txt');
  const command = startCommand(['simulate', 'printer', ...where, '--tape', tape], folder);
  const events: Told[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: command.out }).on('line', (line) => {
    events.push(JSON.parse(line) as Told);
    for (const look of waiting) look();
  });
  /** Resolves with the first event that is like this one, from now or before. */
  const tells = (wanted: object) =>
    new Promise<Told>((resolve) => {
      const look = () => {
        const found = events.find((event) =>
          Object.entries(wanted).every(([name, value]) => event[name] === value),
        );
        if (found) resolve(found);
      };
      waiting.add(look);
      look();
    });
  const { port } = await tells({ event: 'listening' });
  return { folder, tape: () => readFileSync(tape, 'utf8'), command, events, tells, port: port as number };
}

it('a real service prints on it, and waits while the paper is out', async () => {
  const { folder, tape, command, events, tells, port } = await playedPrinter('--tcp', '0');
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  command.write('paper out after 5');
  const terminal = await startTerminal({ dataDir, config: { printer: `tcp:127.0.0.1:${port}` } });
  const filed = FiledCase.parse(await (await terminal.post('/api/cases', complaint())).json());
  expect(filed.receipt).toEqual({ state: 'waiting', reason: 'paperOut' });
  expect(await tells({ event: 'state', paper: false })).toBeDefined();
  const linesBefore = tape().trimEnd().split('\n').length;
  expect(linesBefore).toBeGreaterThanOrEqual(5);
  command.write('paper in');
  await tells({ event: 'printed', kind: 'cut' });
  expect(tape().split(filed.caseNumber)).toHaveLength(2);
  expect(tape().trimEnd().endsWith('[cut]')).toBe(true);
  command.write('dance\nquit');
  const { code } = await command.ended;
  expect(code).toBe(0);
  expect(events.at(-1)).toEqual({ event: 'notUnderstood', line: 'dance' });
});

it('every hand at it does what it says', async () => {
  const { command, tells, events } = await playedPrinter('--tcp', '0', '--name', 'TM-T88VI');
  for (const [line, state] of [
    ['paper out', { paper: false }],
    ['paper in', { paper: true }],
    ['cover open', { coverOpen: true }],
    ['cover close', { coverOpen: false }],
    ['power off', { power: false }],
    ['power on', { power: true }],
  ] as const) {
    events.length = 0;
    command.write(line);
    expect(await tells({ event: 'state', ...state }), line).toBeDefined();
  }
  command.write('quit');
  expect((await command.ended).code).toBe(0);
});

it('on a cable it is printed on like any other', async () => {
  const { left, right } = await cable();
  const { command, tape } = await playedPrinter('--serial', left);
  const printed = await startCommand(['print-sample', '--printer', `serial:${right}`, '--receipt', 'test'])
    .ended;
  expect([printed.code, printed.out]).toEqual([
    0,
    'Printed: the printer confirmed the text and the cut. Driven as unknown.\n',
  ]);
  expect(tape()).toContain('Test page');
  command.write('quit');
  expect((await command.ended).code).toBe(0);
});

it.each([
  [['--tcp', '0'], 'Say where the paper goes: --tape FILE'],
  [['--tape', '/nowhere/tape.txt', '--tcp', '0'], 'The tape /nowhere/tape.txt cannot be written'],
  [['--tape', '/dev/null'], 'Say where: --tcp PORT or --serial PATH'],
  [['--tape', '/dev/null', '--tcp', '65536'], 'Say where: --tcp PORT or --serial PATH'],
  [['--tape', '/dev/null', '--serial', '/dev/nowhere'], '/dev/nowhere cannot be opened'],
  [['--tape', '/dev/null', '--serial', 'a@b@c'], '"a@b@c" is not a serial path; write PATH or PATH@BAUD.'],
])('simulate printer %j is refused in a sentence', async (words, sentence) => {
  const { code, out, err } = await startCommand(['simulate', 'printer', ...words]).ended;
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(sentence);
});

it('a port that another program has is said to be taken', async () => {
  const { port, command } = await playedPrinter('--tcp', '0');
  const second = await startCommand(['simulate', 'printer', '--tape', '/dev/null', '--tcp', String(port)])
    .ended;
  expect([second.code, second.err]).toEqual([
    1,
    `Port ${port} on 127.0.0.1 cannot be opened (EADDRINUSE).\n`,
  ]);
  command.write('quit');
  await command.ended;
});
