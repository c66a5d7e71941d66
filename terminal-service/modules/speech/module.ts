import { speak } from '../../../contract/speech.ts';
import type { Clock } from '../../../devices/clock.ts';
import { answer } from '../../../serving/answer.ts';
import { needs } from '../../../serving/define-module.ts';
import { says } from '../../../serving/log/log-events.ts';
import type { Config } from '../../config/config.ts';
import { defineModule } from '../define-module.ts';
import { espeakNg } from './espeak-ng.ts';
import { speechDesk } from './speech-desk.ts';

/** Texts become sound, for those who listen. */
export const speech = defineModule({
  name: 'speech',
  needs: needs<{ readonly config: Config; readonly clock: Clock }>(),
  logEvents: {
    'speech.changed': says('The speech program came, went or changed.', {
      engine: 'text',
      version: 'text?',
      code: 'text?',
      detail: 'text?',
    }),
    'speech.failed': says('A text could not be spoken.', { language: 'text', reason: 'text' }),
  },
  commands: { say: async () => (await import('./say-command.ts')).sayCommand },
  start: ({ config, clock, log, publish, onClose }) => {
    const desk = speechDesk({
      engine: espeakNg({ program: config.speech.engine, clock }),
      clock,
      onStatus: (status) => {
        const { engine } = status;
        if (status.engine === 'available') log('speech.changed', { engine, version: status.version });
        else log('speech.changed', { engine, code: status.fault.code, detail: status.fault.detail });
        publish({ type: 'speech.changed', speech: status });
      },
      onFailure: (language, reason) => log('speech.failed', { language, reason }),
    });
    onClose(desk.close);
    const speechNow = () => ({ speech: desk.status });
    return {
      answers: [
        answer(speak, async ({ body, signal, reply, refuse, hangUp }) => {
          const spoken = await desk.speak(body, signal);
          if (spoken.ok) return reply(200, spoken.wav);
          return spoken.problem === 'cancelled' ? hangUp() : refuse(spoken.problem);
        }),
      ],
      snapshot: { kiosk: speechNow, technician: speechNow },
      endSession: desk.endSession,
    };
  },
});
