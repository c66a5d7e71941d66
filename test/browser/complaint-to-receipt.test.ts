import { describe, expect, it } from 'vitest';
import { SimulatorState } from '../../contract/simulator.ts';
import { listedCases } from '../terminal-service/listed-cases.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';

async function tapeOf({ terminal }: Kiosk) {
  return SimulatorState.parse(await (await terminal.get('/api/simulator')).json()).tape;
}

/** From the tapped card to the check page, by touch. */
async function answerEverything(kiosk: Kiosk): Promise<void> {
  await kiosk.screen('cardCheck');
  await kiosk.touch('Tell us about a trip');
  await kiosk.screen('category');
  await kiosk.touch('The vehicle did not stop for me');
  await kiosk.screen('trip');
  await kiosk.touch(/720 West/);
  await kiosk.screen('narrative');
  await kiosk.type('no stop');
  await kiosk.touch('Continue');
  await kiosk.screen('contact');
  await kiosk.touch('Continue without contact details');
  await kiosk.screen('checkAnswers');
}

async function startComplaint(kiosk: Kiosk): Promise<void> {
  await kiosk.touch('Touch to start');
  await kiosk.screen('menu');
  await kiosk.touch(/^Complaint, praise or idea/);
  await kiosk.screen('presentCard');
}

describe('a customer at the kiosk', () => {
  it('taps a card, files a complaint by touch alone, and leaves with a printed receipt', async () => {
    const kiosk = await startKiosk();
    await kiosk.screen('attract');
    await kiosk.terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
    await kiosk.screen('cardCheck');
    const summary = await kiosk.page.locator('main').textContent();
    expect(summary).toContain('$12.35');
    await answerEverything(kiosk);
    const answers = await kiosk.page.locator('main').textContent();
    expect(answers?.toLowerCase()).toContain('no stop');
    await kiosk.touch('File my complaint');
    await kiosk.screen('filed');
    await kiosk.page.locator('[data-receipt="printed"]').waitFor();
    const shown = await kiosk.page.locator('main').textContent();
    const caseNumber = /7QK-00001-[0-9A-Z]/.exec(shown ?? '')?.[0];
    expect(caseNumber).toBeDefined();

    expect(await listedCases(kiosk.dataDir)).toEqual([
      expect.objectContaining({ caseNumber, category: 'passedUp', language: 'en', receipt: 'printed' }),
    ]);
    const tape = await tapeOf(kiosk);
    const withNumber = tape.filter((entry) => 'line' in entry && entry.line.includes(String(caseNumber)));
    expect(withNumber).toHaveLength(1);
    expect(tape.filter((entry) => 'cut' in entry)).toHaveLength(1);
    expect(tape.at(-1)).toEqual({ cut: true });

    await kiosk.touch('Finish');
    await kiosk.screen('takeCard');
    await kiosk.terminal.simulate({ do: 'removeCard' });
    await kiosk.screen('cardReturned');
    await kiosk.screen('attract');
    expect(await kiosk.page.locator('body').textContent()).not.toContain(String(caseNumber));
  });

  it('files without a card', async () => {
    const kiosk = await startKiosk();
    await kiosk.screen('attract');
    await startComplaint(kiosk);
    await kiosk.touch('Continue without a card');
    await kiosk.screen('kind');
    await kiosk.touch(/^Something went wrong/);
    await kiosk.screen('category');
    await kiosk.touch('Safety');
    await kiosk.screen('narrative');
    await kiosk.type('dark stop');
    await kiosk.touch('Continue');
    await kiosk.screen('contact');
    await kiosk.touch('Continue without contact details');
    await kiosk.screen('checkAnswers');
    await kiosk.touch('File my complaint');
    await kiosk.screen('filed');
  });

  it('who finds the printer without paper is told so, gets the number, and the receipt when it is mended', async () => {
    const kiosk = await startKiosk();
    await kiosk.screen('attract');
    await kiosk.terminal.simulate({ do: 'takePaperOut' });
    await kiosk.terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
    await answerEverything(kiosk);
    await kiosk.page.getByText('out of paper').waitFor();
    await kiosk.touch('File my complaint');
    await kiosk.screen('receiptTrouble');
    expect(await kiosk.page.locator('main').textContent()).toMatch(/7QK-00001-./);
    await kiosk.terminal.simulate({ do: 'putPaperIn' });
    await kiosk.page.locator('[data-receipt="printed"]').waitFor();
    const tape = await tapeOf(kiosk);
    expect(tape.filter((entry) => 'line' in entry && entry.line.includes('7QK-00001'))).toHaveLength(1);
    expect(tape.filter((entry) => 'cut' in entry)).toHaveLength(1);
  });

  it.each([
    ['opens the cover', 'openCover', /open/],
    ['cuts the power', 'cutPrinterPower', /receipt/i],
  ] as const)(
    'is told what happens to the receipt when somebody %s before it',
    async (_what, command, words) => {
      const kiosk = await startKiosk();
      await kiosk.screen('attract');
      await kiosk.terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
      await answerEverything(kiosk);
      await kiosk.terminal.simulate({ do: command });
      await kiosk.page.locator('[data-screen="checkAnswers"] .notice').waitFor();
      await kiosk.touch('File my complaint');
      await kiosk.screen('receiptTrouble');
      const shown = await kiosk.page.locator('main').textContent();
      expect(shown).toMatch(words);
      expect(shown).toMatch(/7QK-00001-./);
      expect((await tapeOf(kiosk)).filter((entry) => 'cut' in entry)).toHaveLength(0);
    },
  );

  it('sees that the reader is unplugged, and that it is back', async () => {
    const kiosk = await startKiosk();
    await kiosk.screen('attract');
    await startComplaint(kiosk);
    await kiosk.terminal.simulate({ do: 'unplugReader' });
    await kiosk.screen('readerDown');
    await kiosk.terminal.simulate({ do: 'plugInReader' });
    await kiosk.screen('presentCard');
    await kiosk.terminal.simulate({ do: 'tapCard', cardId: 'negative' });
    await kiosk.screen('cardSummary');
    expect(await kiosk.page.locator('main').textContent()).toMatch(/[-−]\$?1\.75|\(\$1\.75\)/);
  });

  it('is told when the service is gone', async () => {
    const kiosk = await startKiosk();
    await kiosk.screen('attract');
    await kiosk.terminal.stop();
    await kiosk.page.locator('[data-dialog="outOfService"]').waitFor();
  });
});
