import type { Operation } from '../contract/operation.ts';
import type { Audience } from '../contract/permissions.ts';
import type { Answer } from './answer.ts';
import type { AnyModule, Started } from './define-module.ts';
import type { Log } from './log/log.ts';

// biome-ignore lint/suspicious/noExplicitAny: each was checked where the module was defined
type AnyStarted<LiveEvent> = Started<object, any, LiveEvent>;

export interface ModulesOptions<LiveEvent> {
  readonly modules: readonly AnyModule[];
  /** What the service itself gives to modules. */
  readonly base: object;
  /** Every operation that has to be answered. */
  readonly operations: readonly Operation[];
  readonly log: Log;
  readonly publish: (event: LiveEvent, only?: readonly Audience[]) => void;
  readonly onClose: (close: () => void | Promise<void>) => void;
}

/** Modules that have started, as one. */
export interface RunningModules<LiveEvent> {
  readonly answers: readonly Answer[];
  snapshot(audience: Audience): object;
  catchUp(audience: Audience): readonly LiveEvent[];
  endSession(): void;
  ready(): void;
  /** What they gave, by name, for the service itself. */
  readonly given: object;
}

/**
 * Starts modules in their order, each with what those before it gave. What uses something of a module that comes later
 * (the end of a visit, the snapshot) gets a function over all that have started by then.
 * @throws what a module throws at its start; and an error where a name clashes or an operation is answered never or twice.
 */
export async function startModules<LiveEvent>({
  modules,
  base,
  operations,
  log,
  publish,
  onClose,
}: ModulesOptions<LiveEvent>): Promise<RunningModules<LiveEvent>> {
  const started: AnyStarted<LiveEvent>[] = [];
  // Whatever keeps one module from forgetting, the others forget.
  const endSession = () => {
    const failures = started.flatMap(({ endSession: end }) => {
      try {
        end?.();
        return [];
      } catch (error) {
        return [error];
      }
    });
    if (failures.length > 0) throw failures[0];
  };
  refuseClashes(modules);
  let given: object = base;
  for (const module of modules) {
    const events = module.logEvents ?? {};
    const one: AnyStarted<LiveEvent> = await module.start({
      ...given,
      log: log.of(events),
      publish,
      endSession,
      onClose,
    });
    const clash = Object.keys(one.gives ?? {}).find((name) => name in given);
    if (clash !== undefined) throw new Error(`${module.name} gives ${clash}, which is given already`);
    given = { ...given, ...one.gives };
    started.push(one);
  }
  const answers = inOrder(
    operations,
    started.flatMap((one) => one.answers ?? []),
  );
  return {
    answers,
    given,
    endSession,
    snapshot: (audience) =>
      Object.assign({ audience }, ...started.map((one) => one.snapshot?.[audience]?.())),
    catchUp: (audience) => started.flatMap((one) => one.catchUp?.(audience) ?? []),
    ready: () => {
      for (const one of started) one.ready?.();
    },
  };
}

/** Names that two modules have: their own, a log event's, a command's. */
function refuseClashes(modules: readonly AnyModule[]): void {
  const names = [
    ...modules.map(({ name }) => `module ${name}`),
    ...modules.flatMap(({ logEvents }) => Object.keys(logEvents ?? {}).map((name) => `log event ${name}`)),
    ...modules.flatMap(({ commands }) => Object.keys(commands ?? {}).map((name) => `command ${name}`)),
  ];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`two modules have the ${twice}`);
}

/** The answers in the order of the operations, each exactly once. */
function inOrder(operations: readonly Operation[], answers: readonly Answer[]): readonly Answer[] {
  const stranger = answers.find(({ operation }) => !operations.includes(operation));
  if (stranger) throw new Error(`${stranger.operation.name} is answered but is no operation of this service`);
  return operations.map((operation) => {
    const [one, ...more] = answers.filter((each) => each.operation === operation);
    if (!one || more.length > 0)
      throw new Error(`${operation.name} is answered ${one ? 'twice' : 'by nobody'}`);
    return one;
  });
}
