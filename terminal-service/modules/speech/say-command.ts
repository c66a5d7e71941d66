import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../../devices/clock.ts';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { loadConfig } from '../../config/config.ts';
import { espeakNg } from './espeak-ng.ts';
import { type SpeechReply, speechDesk } from './speech-desk.ts';

/** What the technician reads in place of each refusal; the fault's own sentence stands for the engine. */
const SENTENCE: Readonly<Record<Extract<SpeechReply, { ok: false }>['problem'], string>> = {
  noVoice: 'There is no voice for this language.',
  noSpeechEngine: 'There is nothing to speak with.',
  speechBusy: 'Too many texts are waiting to be spoken.',
  speechTooLong: 'The text takes too long to speak.',
  speechFailed: 'The speech program failed to speak this text.',
  cancelled: 'It was cancelled.',
};

export const sayCommand: Command = {
  usage: 'say --language TAG --out FILE [--rate 0.5-2] TEXT',
  about: 'Speaks a text as the kiosk would, into a WAV file; says what is missing if it cannot.',

  async run(words, program) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { language: { type: 'string' }, out: { type: 'string' }, rate: { type: 'string' } },
      allowPositionals: true,
    });
    const { language } = values;
    const text = positionals.join(' ').trim();
    const rate = Number(values.rate ?? 1);
    if (!language || !values.out || !text)
      throw new SetupError('Say what and where to: --language TAG --out FILE TEXT');
    if (!(rate >= 0.5 && rate <= 2)) throw new SetupError('--rate is a number from 0.5 to 2.');

    const engine = espeakNg({ program: loadConfig(program.env).speech.engine, clock: systemClock });
    const nothing = () => undefined;
    const desk = speechDesk({ engine, clock: systemClock, onStatus: nothing, onFailure: nothing });
    const reply = await desk.speak({ language, text, rate, cacheable: false }, new AbortController().signal);
    const { status } = desk;
    desk.close();

    if (!reply.ok) {
      const { problem } = reply;
      const missing = status.engine === 'absent' ? status.fault.detail : SENTENCE[problem];
      const known = status.engine === 'available' && problem === 'noVoice';
      throw new SetupError(known ? `${missing} It can speak: ${status.voices.join(', ')}.` : missing);
    }
    const path = resolve(values.out);
    try {
      writeFileSync(path, reply.wav);
    } catch (error) {
      throw new SetupError(`${path} cannot be written (${(error as Error).message}).`);
    }
    program.out.write(`${path}\n`);
    return 0;
  },
};
