import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KioskSnapshot } from '../../../../contract/live-state.ts';
import { Problem } from '../../../../contract/problems.ts';
import type { SpeechState } from '../../../../contract/speech.ts';
import { listen } from '../../live-events.ts';
import { getAs, pageHeaders } from '../../page-requests.ts';
import { startTerminal } from '../../running-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { fakeEngine } from './fake-engine.ts';
import { readWav } from './wav-bytes.ts';

async function startSpeaking() {
  const engine = await fakeEngine();
  const dataDir = temporaryFolder();
  const terminal = await startTerminal({ dataDir, config: { speech: { engine: engine.path } } });
  const say = (body: object) => terminal.post('/api/speech', { language: 'en', text: 'Hello', ...body });
  return { engine, terminal, say, log: () => readFileSync(join(dataDir, 'service.log'), 'utf8') };
}

/** The speech part of the status, as the contract says that it is. */
async function speechOf(origin: string): Promise<SpeechState> {
  return KioskSnapshot.parse(await (await getAs(origin, '/api/status')).json()).speech;
}

const answered = async (reply: Response) => [reply.status, Problem.parse(await reply.json()).code];

describe('a text that is to be spoken', () => {
  it('comes back as a WAV file that nobody keeps', async () => {
    const { say } = await startSpeaking();
    const reply = await say({});
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('audio/wav');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const wav = readWav(new Uint8Array(await reply.arrayBuffer()));
    expect(wav.samples).toHaveLength(200 * 'Hello'.length);
  });

  it.each([
    ['nothing', { text: '' }],
    ['only blanks', { text: ' \n\t ' }],
    ['too much', { text: 'x'.repeat(2001) }],
    ['a control character', { text: 'a\u0001b' }],
    ['no language', { language: 'not a language' }],
    ['a rate of nought', { rate: 0 }],
    ['a rate beyond hearing', { rate: 2.1 }],
    ['an unknown key', { volume: 11 }],
    ['a voice of its own choice', { voice: '../../etc/passwd' }],
  ])('with %s is refused and says what is wrong', async (_what, body) => {
    const { say, engine } = await startSpeaking();
    expect(await answered(await say(body))).toEqual([400, 'invalidRequest']);
    expect(engine.texts()).toEqual([]);
  });

  it('in a language without a voice is refused as such', async () => {
    const { say } = await startSpeaking();
    for (const language of ['tl', 'ja', 'ru']) {
      expect(await answered(await say({ language }))).toEqual([404, 'noVoice']);
    }
  });

  it('that breaks the engine is refused, and the next one is spoken', async () => {
    const { say } = await startSpeaking();
    expect(await answered(await say({ text: 'DIE of this' }))).toEqual([500, 'speechFailed']);
    expect(await answered(await say({ text: 'FLOOD' }))).toEqual([413, 'speechTooLong']);
    expect((await say({})).status).toBe(200);
  });

  it('sent ten times at once is spoken ten times', async () => {
    const { say, engine } = await startSpeaking();
    const texts = Array.from({ length: 10 }, (_, nth) => `Number ${nth}`);
    const replies = await Promise.all(texts.map((text) => say({ text })));
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(engine.texts().sort()).toEqual(texts);
  });

  it('is known the second time if it is for everybody, until the customer leaves', async () => {
    const { say, engine, terminal } = await startSpeaking();
    for (let time = 0; time < 2; time++) expect((await say({ cacheable: true })).status).toBe(200);
    expect(engine.texts()).toHaveLength(1);
    await terminal.post('/api/session/end', {});
    await say({ cacheable: true });
    expect(engine.texts()).toHaveLength(2);
  });

  it('that nobody waits for any more costs nothing: its process ends', async () => {
    const { engine, terminal } = await startSpeaking();
    const listener = new AbortController();
    const reply = fetch(`${terminal.origin}/api/speech`, {
      method: 'POST',
      signal: listener.signal,
      headers: { ...(await pageHeaders(terminal.origin, 'kiosk')), 'Content-Type': 'application/json' },
      body: JSON.stringify({ language: 'en', text: 'HANG on' }),
    });
    const run = await engine.runOf('HANG on');
    listener.abort();
    await expect(reply).rejects.toThrow('abort');
    await run.ended;
  });

  it('is in no log and on no command line, whatever becomes of it', async () => {
    const { say, engine, log } = await startSpeaking();
    const texts = ['My wallet was stolen', 'DIE of shame', 'FLOOD of tears', 'GIBBERISH it was'];
    for (const text of texts) await say({ text });
    await say({ text: 'Kumusta', language: 'tl' });
    expect(log()).toContain('speech.failed');
    expect(log()).not.toMatch(/wallet|shame|tears|GIBBERISH|Kumusta/);
    expect(JSON.stringify(engine.runs.map(({ words }) => words))).not.toMatch(/wallet|shame|tears|GIBBERISH/);
  });
});

describe('the speech program in the live state', () => {
  it('is told with what it can speak', async () => {
    const { terminal, say } = await startSpeaking();
    const speech = { engine: 'available', version: '1.51', voices: ['en', 'es', 'zh', 'ko'] };
    const stream = await listen(terminal.origin);
    await say({});
    const { event } = await stream.until('snapshot');
    if (event.type !== 'snapshot') throw new Error('no snapshot');
    const begun = KioskSnapshot.parse(event.snapshot).speech;
    if (begun.engine === 'absent') {
      expect(begun.fault.code).toBe('starting');
      expect((await stream.until('speech.changed')).event).toEqual({ type: 'speech.changed', speech });
    }
    expect(await speechOf(terminal.origin)).toEqual(speech);
  });

  it('may be missing: the terminal starts, says so, and files cases', async () => {
    const config = { speech: { engine: '/nowhere/espeak-ng' } };
    const terminal = await startTerminal({ dataDir: temporaryFolder(), config });
    const reply = await terminal.post('/api/speech', { language: 'en', text: 'Hello' });
    expect(await answered(reply)).toEqual([503, 'noSpeechEngine']);
    expect(await speechOf(terminal.origin)).toMatchObject({ engine: 'absent', fault: { code: 'notFound' } });
  });
});
