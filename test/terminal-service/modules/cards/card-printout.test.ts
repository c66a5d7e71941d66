import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../contract/problems.ts';
import { SimulatorState } from '../../../../contract/simulator.ts';
import { listen } from '../../live-events.ts';
import { type RunningTerminal, startTerminal } from '../../running-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

async function tap(terminal: RunningTerminal, cardId: string): Promise<string> {
  const page = await listen(terminal.origin);
  await terminal.simulate({ do: 'tapCard', cardId });
  const { event } = await page.until('card.read');
  return event.type === 'card.read' ? event.card.tapId : expect.fail();
}

async function tapeOf(terminal: RunningTerminal): Promise<string> {
  const { tape } = SimulatorState.parse(await (await terminal.get('/api/simulator')).json());
  return tape.map((entry) => ('line' in entry ? entry.line : '-- cut --')).join('\n');
}

describe('what is on a card', () => {
  it('is printed with its balance and its trips, and never with its whole number', async () => {
    const terminal = await startTerminal({ dataDir: temporaryFolder() });
    const tapId = await tap(terminal, 'everyday');
    const reply = await terminal.post('/api/card-summaries', { tapId, language: 'en' });
    expect([reply.status, await reply.json()]).toEqual([200, { receipt: { state: 'printed' } }]);
    const tape = await tapeOf(terminal);
    expect(tape).toContain('$12.35');
    expect(tape).toMatch(/Route 733/);
    expect(tape).not.toMatch(/\d{16}/);
    expect(tape.match(/-- cut --/g)).toHaveLength(1);
  });

  it('does not come out later for somebody else when the paper was out', async () => {
    const terminal = await startTerminal({ dataDir: temporaryFolder() });
    const tapId = await tap(terminal, 'everyday');
    await terminal.simulate({ do: 'takePaperOut' });
    const reply = await terminal.post('/api/card-summaries', { tapId, language: 'en' });
    expect(await reply.json()).toEqual({ receipt: { state: 'notSent', reason: 'paperOut' } });
    await terminal.simulate({ do: 'putPaperIn' });
    expect(await tapeOf(terminal)).not.toContain('$12.35');
  });

  it('is forgotten with the session', async () => {
    const terminal = await startTerminal({ dataDir: temporaryFolder() });
    const tapId = await tap(terminal, 'everyday');
    await terminal.post('/api/session/end', {});
    const reply = await terminal.post('/api/card-summaries', { tapId, language: 'en' });
    expect([reply.status, Problem.parse(await reply.json()).code]).toEqual([404, 'cardForgotten']);
  });
});
