import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { espeakNg } from '../../../../terminal-service/modules/speech/espeak-ng.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { fakeEngine, type Listing } from './fake-engine.ts';
import { readWav } from './wav-bytes.ts';

const forever = new AbortController().signal;
const saying = (text: string) => ({ voice: 'en-us', text, wordsPerMinute: 160 });
const driver = (program: string, clock = new ManualClock()) => espeakNg({ program, clock });

describe('a text', () => {
  it.each([
    ['shell metacharacters', `'; rm -rf / "$(id)" \`id\` | cat && echo $HOME > /dev/null`],
    ['words that look like options', '--version -v xx -w /tmp/file'],
    ['SSML', '<speak>Hello <break time="5s"/> &amp; <audio src="/etc/passwd"/></speak>'],
    ['lines, tabs and percent signs', 'one\ntwo\t%s%n 100%'],
    ['other scripts', 'Ձեր բողոքը 投訴 شکایت 🚌'],
    ['a text as long as may be', 'word '.repeat(400)],
  ])('with %s goes in on stdin as it is, and on no command line', async (_what, text) => {
    const engine = await fakeEngine();
    const spoken = await driver(engine.path).speak(saying(text), forever);
    if (!spoken.ok) throw new Error(spoken.trouble);
    expect(readWav(spoken.wav).samples).toHaveLength(200 * text.length);
    const [run] = engine.runs;
    expect(run?.text).toBe(text);
    expect(run?.words).toEqual(['-v', 'en-us', '-s', '160', '-b', '1', '--stdin', '--stdout']);
  });

  it('with brackets is not taken for phoneme mnemonics', async () => {
    const engine = await fakeEngine();
    await driver(engine.path).speak(saying('see [[[h@l@U]]] and [a]'), forever);
    expect(engine.texts()).toEqual(['see [ [ [h@l@U]]] and [a]']);
  });
});

describe('an engine that', () => {
  it('hangs is ended when its time is over', async () => {
    const engine = await fakeEngine();
    const clock = new ManualClock();
    const speaking = driver(engine.path, clock).speak(saying('HANG'), forever);
    const run = await engine.runOf('HANG');
    await clock.advance(10_000);
    expect(await speaking).toEqual({ ok: false, trouble: 'timedOut' });
    await run.ended;
    expect(clock.pendingTimers).toBe(0);
  });

  it('dies in the middle is tried once more and then given up', async () => {
    const engine = await fakeEngine();
    const spoken = await driver(engine.path).speak(saying('DIE of this'), forever);
    expect(spoken).toEqual({ ok: false, trouble: 'failed' });
    expect(engine.texts()).toEqual(['DIE of this', 'DIE of this']);
  });

  it('dies by chance speaks at the second try', async () => {
    const engine = await fakeEngine();
    const spoken = await driver(engine.path).speak(saying('DIE-ONCE please'), forever);
    expect(spoken.ok).toBe(true);
  });

  it('never stops writing is ended', async () => {
    const engine = await fakeEngine();
    const spoken = await driver(engine.path).speak(saying('FLOOD'), forever);
    expect(spoken).toEqual({ ok: false, trouble: 'tooLong' });
    await (await engine.runOf('FLOOD')).ended;
  });

  it.each(['GIBBERISH', 'NOTHING'])('gives no sound (%s) has failed', async (text) => {
    const engine = await fakeEngine();
    expect(await driver(engine.path).speak(saying(text), forever)).toEqual({ ok: false, trouble: 'failed' });
  });

  it('is no longer wanted is ended, and leaves no timer', async () => {
    const engine = await fakeEngine();
    const clock = new ManualClock();
    const wanted = new AbortController();
    const speaking = driver(engine.path, clock).speak(saying('HANG'), wanted.signal);
    const run = await engine.runOf('HANG');
    wanted.abort();
    expect(await speaking).toEqual({ ok: false, trouble: 'cancelled' });
    await run.ended;
    expect(() => process.kill(run.pid, 0)).toThrow('ESRCH');
    expect(clock.pendingTimers).toBe(0);
  });

  it('nobody wants any more is not even started', async () => {
    const engine = await fakeEngine();
    const spoken = await driver(engine.path).speak(saying('Hello'), AbortSignal.abort());
    expect(spoken).toEqual({ ok: false, trouble: 'cancelled' });
    expect(engine.runs).toEqual([]);
  });

  it('is not there is missing', async () => {
    const spoken = await driver('/nowhere/espeak-ng').speak(saying('Hello'), forever);
    expect(spoken).toEqual({ ok: false, trouble: 'missing' });
  });
});

describe('a probe', () => {
  it('learns the version and the voices, and hears a word', async () => {
    const engine = await fakeEngine();
    const check = await driver(engine.path).probe(forever);
    expect(check).toEqual({
      ok: true,
      version: '1.51',
      voices: new Set(['af', 'en-us', 'es-419', 'cmn-latn-pinyin', 'ko']),
    });
    expect(engine.runs.map(({ words }) => words[0])).toEqual(['--version', '--voices', '-v']);
  });

  it.each<[Listing, string, string]>([
    ['otherProgram', 'protocolError', 'does not answer as espeak-ng does'],
    ['floods', 'protocolError', 'does not answer as espeak-ng does'],
    ['noVoices', 'protocolError', 'espeak-ng-data'],
    ['dies', 'crashed', 'ended without speaking'],
  ])('of a program that is %s says %s', async (listing, code, detail) => {
    const engine = await fakeEngine(listing);
    const check = await driver(engine.path).probe(forever);
    expect(check).toMatchObject({ ok: false, fault: { code, detail: expect.stringContaining(detail) } });
  });

  it('of a program that hangs ends it', async () => {
    const engine = await fakeEngine('hangs');
    const clock = new ManualClock();
    const probing = driver(engine.path, clock).probe(forever);
    await clock.advance(3_000);
    expect(await probing).toMatchObject({ ok: false, fault: { code: 'notAnswering' } });
  });

  it('of nothing says what to install', async () => {
    const check = await driver('/nowhere/espeak-ng').probe(forever);
    expect(check).toMatchObject({
      ok: false,
      fault: {
        code: 'notFound',
        action: 'configuration',
        detail: expect.stringContaining('Install the package espeak-ng'),
      },
    });
  });

  it.each([
    ['may not be run', 0o644, '#!/bin/sh\n', 'noPermission'],
    ['is no program at all', 0o755, '\u0000\u0001\u0002', 'crashed'],
    ['lies in a file instead of a folder', 0o755, undefined, 'notFound'],
  ])('of a file that %s is a fault like any other', async (_what, mode, content, code) => {
    const folder = temporaryFolder();
    const file = join(folder, 'file');
    writeFileSync(file, content ?? '', { mode });
    const check = await driver(content === undefined ? join(file, 'espeak-ng') : file).probe(forever);
    expect(check).toMatchObject({ ok: false, fault: { code } });
  });
});
