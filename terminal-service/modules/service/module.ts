import type { TerminalSnapshot } from '../../../contract/live-state.ts';
import { operations } from '../../../contract/operations.ts';
import type { Audience } from '../../../contract/permissions.ts';
import { events, openapi, status } from '../../../contract/service.ts';
import { answer } from '../../../serving/answer.ts';
import { needs } from '../../../serving/define-module.ts';
import type { LiveStream } from '../../../serving/live-stream.ts';
import { openApiDocument } from '../../../serving/openapi.ts';
import { defineModule } from '../define-module.ts';

/** The live stream and the snapshot that it begins with. */
export interface Live {
  readonly connect: LiveStream<{ readonly type: string }>['connect'];
  readonly snapshot: (audience: Audience) => TerminalSnapshot;
}

/** The service about itself: what is true now, what happens from now on, and what it can be asked. */
export const service = defineModule({
  name: 'service',
  needs: needs<{ readonly live: Live }>(),
  commands: { operations: async () => (await import('./operations-command.ts')).operationsCommand },
  start: ({ live }) => ({
    answers: [
      answer(events, ({ audience, reply, hangUp }) =>
        audience === undefined
          ? hangUp()
          : reply(200, (request, response) => live.connect(request, response, audience)),
      ),
      answer(status, ({ audience, reply, hangUp }) =>
        audience === undefined ? hangUp() : reply(200, live.snapshot(audience)),
      ),
      answer(openapi, ({ reply }) =>
        reply(200, openApiDocument(operations, about) as Record<string, unknown>),
      ),
    ],
  }),
});

const about = {
  title: 'Customer Center terminal',
  description:
    'Loopback only. A request names its page in the header `X-Terminal` (kiosk, counter or technician; `as` in the address where a browser sends no headers) and brings the cookie that the page was launched with. Commands (POST) have a JSON body of at most 64 KB. Repeating a filing with the same `requestId` is safe.',
};
