import { describe, expect, it } from 'vitest';
import { KioskSnapshot } from '../../../../contract/live-state.ts';
import { SimulatorState } from '../../../../contract/simulator.ts';
import { listen } from '../../live-events.ts';
import { startTerminal } from '../../running-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const start = (config: object = {}) => startTerminal({ dataDir: temporaryFolder(), config });

describe.each([
  ['simulated', /PN532/, { cents: 1235 }],
  ['simulated:vivotech2', /ID TECH/, { cents: 1235 }],
  ['simulated:pcprox', /pcProx/, null],
])('the card reader %s', (cardReader, model, balance) => {
  it('is worked from the dock: a tap, the plug pulled and put back', async () => {
    const terminal = await start({ cardReader });
    const page = await listen(terminal.origin);
    await page.until('snapshot');
    await terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
    const { event } = await page.until('card.read');
    expect(event).toMatchObject({ card: { family: 'nextfare-classic', numberLastFour: '6943' } });
    if (balance) expect(event).toMatchObject({ card: { balance, problems: [] } });
    else expect(event).toMatchObject({ card: { balance: null, problems: [{ code: 'readerCannot' }] } });
    await terminal.simulate({ do: 'removeCard' });
    await page.until('card.removed');
    await terminal.simulate({ do: 'unplugReader' });
    await page.until('reader.changed', ({ reader }) => reader.device === 'powerOff');
    await terminal.simulate({ do: 'plugInReader' });
    const seen = page.heard.length;
    await page.until(
      'reader.changed',
      (changed) =>
        page.heard.findIndex(({ event: each }) => each === changed) >= seen &&
        changed.reader.device === 'online',
    );
    const status = KioskSnapshot.parse(await (await terminal.get('/api/status')).json());
    expect(status.reader).toMatchObject({ device: 'online', model: expect.stringMatching(model) });
  });
});

describe('a code that is held in front of the scanner', () => {
  it('comes to the page as it stands', async () => {
    const terminal = await start();
    const page = await listen(terminal.origin);
    const { event } = await page.until('snapshot');
    expect(event).toMatchObject({ snapshot: { scanner: { device: expect.any(String) } } });
    const text = 'https://agency.example/letter/7QK-00042-M?é=1';
    await terminal.simulate({ do: 'scanCode', text });
    expect((await page.until('code.scanned')).event).toEqual({ type: 'code.scanned', scan: { text } });
    const state = SimulatorState.parse(await (await terminal.get('/api/simulator')).json());
    expect(state.scanner).toBe(true);
  });

  it('does nothing on a terminal without a scanner', async () => {
    const terminal = await start({ codeScanner: 'none' });
    const reply = await terminal.post('/api/simulator', { do: 'scanCode', text: '1' });
    expect(reply.status).toBe(404);
    const status = KioskSnapshot.parse(await (await terminal.get('/api/status')).json());
    expect(status.scanner).toMatchObject({ device: 'noDevice', fault: { code: 'notConfigured' } });
  });
});

it('a reader that is not there is a status with what to do, and the service runs', async () => {
  const terminal = await start({ cardReader: 'vivotech2', codeScanner: 'hidpos' });
  const page = await listen(terminal.origin);
  const { event: first } = await page.until('snapshot');
  const reader = first.type === 'snapshot' ? KioskSnapshot.parse(first.snapshot).reader : undefined;
  const known = reader && 'fault' in reader && reader.fault.action !== 'suspend';
  const { event } = known ? { event: { reader } } : await page.until('reader.changed');
  // A machine may lack the system libraries, which is said, or have them and no such reader.
  expect(event).toMatchObject({
    reader: {
      fault: {
        code: expect.stringMatching(/^(notConfigured|notFound)$/),
        detail: expect.stringMatching(/install the packages|no USB device 0acd/),
      },
    },
  });
});
