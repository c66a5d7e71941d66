import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { json, operation } from '../../contract/operation.ts';
import { answer } from '../../serving/answer.ts';
import { closings } from '../../serving/closings.ts';
import { type AnyModule, listed, moduleMaker, needs } from '../../serving/define-module.ts';
import type { Log } from '../../serving/log/log.ts';
import { says } from '../../serving/log/log-events.ts';
import { startModules } from '../../serving/start-modules.ts';

interface News {
  readonly type: 'news';
  readonly from: string;
}
const defineModule = moduleMaker<News>();

const ping = operation({
  name: 'ping',
  method: 'get',
  path: '/api/ping',
  permission: 'documents.read',
  summary: 'Answers',
  replies: { 200: json('Here', z.object({ here: z.boolean() })) },
});

const lamp = defineModule({
  name: 'lamp',
  start: () => ({ gives: { light: 7 } }),
});
const reading = defineModule({
  name: 'reading',
  needs: needs<{ readonly light: number }>(),
  start: ({ light }) => ({
    gives: { pages: light * 2 },
    answers: [answer(ping, ({ reply }) => reply(200, { here: true }))],
    snapshot: { kiosk: () => ({ pages: light * 2 }) },
  }),
});

async function start(modules: readonly AnyModule[], operations = [ping]) {
  const closed: string[] = [];
  const logged: string[] = [];
  const closing = closings((error) => closed.push(`failed: ${error.message}`));
  const running = await startModules<News>({
    modules,
    base: { closed },
    operations,
    log: { of: () => (event: string) => void logged.push(event) } as unknown as Log,
    publish: () => undefined,
    onClose: closing.add,
  }).catch(async (error: unknown) => {
    await closing[Symbol.asyncDispose]();
    throw Object.assign(error as Error, { closed });
  });
  return { running, closed, logged, closing };
}

describe('modules', () => {
  it('get what those before them gave, and answer together', async () => {
    const { running } = await start([lamp, reading]);
    expect(running.answers.map((each) => each.operation.name)).toEqual(['ping']);
    expect(running.snapshot('kiosk')).toEqual({ audience: 'kiosk', pages: 14 });
    expect(running.snapshot('counter')).toEqual({ audience: 'counter' });
  });

  it('in the wrong order do not compile, and the sentence stands at the module that misses something', () => {
    listed<object>()([lamp, reading]);
    // @ts-expect-error Type '"reading needs light, which no module before it gives"'
    listed<object>()([reading, lamp]);
    // @ts-expect-error what is given has another shape
    listed<{ readonly light: string }>()([reading]);
  });

  it('can end a visit in modules that start after them', async () => {
    const ended: string[] = [];
    let endAll: (() => void) | undefined;
    const first = defineModule({
      name: 'first',
      start: ({ endSession }) => {
        endAll = endSession;
        return { endSession: () => ended.push('first') };
      },
    });
    const last = defineModule({ name: 'last', start: () => ({ endSession: () => ended.push('last') }) });
    await start([first, lamp, reading, last]);
    endAll?.();
    expect(ended).toEqual(['first', 'last']);
  });

  it('all forget whoever leaves, also when one of them fails to, which is told afterwards', async () => {
    const ended: string[] = [];
    const forgetful = (name: string, fails = false) =>
      defineModule({
        name,
        start: () => ({
          endSession: () => {
            if (fails) throw new Error(`${name} cannot forget`);
            ended.push(name);
          },
        }),
      });
    const { running } = await start([
      forgetful('first'),
      lamp,
      reading,
      forgetful('second', true),
      forgetful('third'),
    ]);
    expect(() => running.endSession()).toThrow('second cannot forget');
    expect(ended).toEqual(['first', 'third']);
  });

  it('give back what they hold in reverse order, also when one of them fails to start', async () => {
    const holding = (name: string, fails = false) =>
      defineModule({
        name,
        needs: needs<{ readonly closed: string[] }>(),
        start: ({ closed, onClose }) => {
          onClose(() => void closed.push(name));
          if (fails) throw new Error(`${name} cannot start`);
          return {};
        },
      });
    const good = await start([lamp, reading, holding('first'), holding('second')]);
    await good.closing[Symbol.asyncDispose]();
    expect(good.closed).toEqual(['second', 'first']);
    const error = await start([holding('first'), holding('second', true), holding('third')]).catch(
      (failure: unknown) => failure as Error & { closed: string[] },
    );
    expect(error).toMatchObject({ message: 'second cannot start', closed: ['second', 'first'] });
  });

  it.each([
    ['a name', [lamp, lamp, reading], 'two modules have the module lamp'],
    [
      'a log event',
      ['a', 'b'].map((name) =>
        defineModule({ name, logEvents: { 'it.happened': says('It happened.') }, start: () => ({}) }),
      ),
      'two modules have the log event it.happened',
    ],
    [
      'what they give',
      [lamp, defineModule({ name: 'torch', start: () => ({ gives: { light: 1 } }) })],
      'torch gives light, which is given already',
    ],
  ])('that clash in %s do not start', async (_what, modules, sentence) => {
    await expect(start(modules)).rejects.toThrow(sentence);
  });

  it.each([
    ['by nobody', [lamp], 'ping is answered by nobody'],
    [
      'twice',
      [lamp, reading, { ...reading, name: 'again', start: () => ({ answers: [pong()] }) }],
      'ping is answered twice',
    ],
  ])('leave no operation answered %s', async (_how, modules, sentence) => {
    await expect(start(modules as readonly AnyModule[])).rejects.toThrow(sentence);
  });

  it('answer no operation that the service does not have', async () => {
    await expect(start([lamp, reading], [])).rejects.toThrow('ping is answered but is no operation');
  });
});

const pong = () => answer(ping, ({ reply }) => reply(200, { here: false }));

describe('an operation', () => {
  it('without a permission, with a parameter that its path lacks, or answered by what it does not say, does not compile', () => {
    const said = { name: 'x', method: 'get', summary: 'X', replies: {} } as const;
    operation({ ...said, path: '/x', permission: 'documents.read' });
    // @ts-expect-error Property 'permission' is missing
    operation({ ...said, path: '/x' });
    const withParameter = { ...said, path: '/x/:id', permission: 'documents.read' } as const;
    operation({ ...withParameter, params: { id: z.string() } });
    // @ts-expect-error a schema for its parameter is missing
    operation(withParameter);
    // @ts-expect-error 'ide' is no parameter of the path
    operation({ ...withParameter, params: { ide: z.string() } });
    // @ts-expect-error '201' is no status of its replies
    answer(ping, ({ reply }) => reply(201, { here: true }));
    // @ts-expect-error surplus fields do not get onto the wire
    answer(ping, ({ reply }) => reply(200, { here: true, and: 'more' }));
    // @ts-expect-error it has no such problem
    answer(ping, ({ refuse }) => refuse('notFound'));
  });
});

describe('what has to be given back', () => {
  it('is given back although something before it throws, and the failure is told of', async () => {
    const told: string[] = [];
    const closing = closings(({ message }) => told.push(message));
    closing.add(() => void told.push('first'));
    closing.add(async () => {
      throw new Error('second is stuck');
    });
    closing.add(() => void told.push('third'));
    await closing.move()();
    expect(told).toEqual(['third', 'second is stuck', 'first']);
    await closing[Symbol.asyncDispose]();
    expect(told).toHaveLength(3);
  });
});
