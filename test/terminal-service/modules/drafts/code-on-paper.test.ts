import { expect, it } from 'vitest';
import { printDraftCode } from '../../../../contract/drafts.ts';
import { SimulatorState } from '../../../../contract/simulator.ts';
import { type RunningTerminal, startTerminal } from '../../running-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const slip = { code: '7QK-4MD-X2H', keptUntil: '2026-03-15T16:05:00Z', language: 'en' };

async function tapeOf(terminal: RunningTerminal): Promise<string> {
  const { tape } = SimulatorState.parse(await (await terminal.get('/api/simulator')).json());
  return tape.map((entry) => ('line' in entry ? entry.line : '-- cut --')).join('\n');
}

it('the code of answers put away comes out on paper, with the time until which it opens them', async () => {
  const terminal = await startTerminal({ dataDir: temporaryFolder() });
  const reply = await terminal.post(printDraftCode.path, slip);
  expect([reply.status, await reply.json()]).toEqual([200, { receipt: { state: 'printed' } }]);
  const tape = await tapeOf(terminal);
  expect(tape.match(/7QK-4MD-X2H/g)).toHaveLength(1);
  expect(tape.replace(/\s+/g, ' ')).toContain('until Mar 15, 2026, 9:05 AM PDT');
  expect(tape).toContain('Nothing has been filed yet.');
  expect(tape.match(/-- cut --/g)).toHaveLength(1);
});

it('a code that could not be printed does not come out for the next customer', async () => {
  const terminal = await startTerminal({ dataDir: temporaryFolder() });
  await terminal.simulate({ do: 'takePaperOut' });
  const reply = await terminal.post(printDraftCode.path, slip);
  expect(await reply.json()).toEqual({ receipt: { state: 'notSent', reason: 'paperOut' } });
  await terminal.simulate({ do: 'putPaperIn' });
  expect(await tapeOf(terminal)).not.toContain('7QK-4MD-X2H');
});

it('nothing but a code is printed as one', async () => {
  const terminal = await startTerminal({ dataDir: temporaryFolder() });
  for (const code of ['', 'buy now', '<b>', '7QK-4MD-X2H-7QK-4MD-X2H'])
    expect((await terminal.post(printDraftCode.path, { ...slip, code })).status).toBe(400);
  expect((await terminal.post(printDraftCode.path, { ...slip, keptUntil: 'soon' })).status).toBe(400);
});
