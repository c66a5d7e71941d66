import {
  type Actor,
  type AnyActorRef,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
} from 'xstate';
import { type FlowStep, traceSteps } from '../../kiosk-ui/flows/flow-trace.ts';
import { visitFlow } from '../../kiosk-ui/flows/visit/visit-flow.ts';
import { cardCheckFlow } from '../../kiosk-ui/tasks/card-check/card-check-flow.ts';
import type { FormContext } from '../../kiosk-ui/tasks/form/form-context.ts';
import { formFlow } from '../../kiosk-ui/tasks/form/form-flow.ts';
import { openDraftFlow } from '../../kiosk-ui/tasks/open-draft/open-draft-flow.ts';
import { aSnapshot, requestIds } from './examples.ts';
import { explorations } from './explorations.ts';
import { askedState, pairName } from './form-paths.ts';
import { inert, statesNow } from './machine-test-kit.ts';
import { answers, customerEvents, terminalEvents } from './visit-events.ts';

/** The machines that a visit is made of, with effects that do nothing by themselves. */
export const visitMachines: readonly AnyStateMachine[] = [visitFlow, formFlow, cardCheckFlow, openDraftFlow];

const visit = visitFlow.provide({
  actors: {
    checkCard: cardCheckFlow.provide({ actors: { printCardSummary: inert as never } }),
    form: formFlow.provide({ actors: { fileCase: inert as never } }),
    openDraft: openDraftFlow.provide({ actors: { openDraft: inert as never } }),
    endSession: inert as never,
    reloadPage: inert as never,
    parkDraft: inert as never,
    printDraftCode: inert as never,
    discardDraft: inert as never,
    callStaff: inert as never,
  },
});

/** Who makes the next step: a hand on the screen, a device, the service's answer, or nobody for a while. */
export type VisitStep =
  | { readonly by: 'customer'; readonly event: AnyEventObject }
  | { readonly by: 'terminal'; readonly event: AnyEventObject }
  | { readonly by: 'service'; readonly event: AnyEventObject; readonly machine: string }
  | { readonly by: 'time'; readonly event: AnyEventObject; readonly machine: string };

/** A visit as it stands. */
export type VisitSnapshot = ReturnType<Actor<typeof visit>['getSnapshot']>;

/** The machines at work in a visit, by their ids: the visit and whichever task is under way. */
function actorsOf(root: AnyActorRef): Map<string, AnyActorRef> {
  const actors = new Map([['visit', root]]);
  for (const child of Object.values(root.getSnapshot().children) as AnyActorRef[]) {
    const machine = (child as AnyActorRef & { logic: { id?: string } }).logic.id;
    if (machine !== undefined && machine in explorations) actors.set(machine, child);
  }
  return actors;
}

/** What tells one situation from another: where every machine stands, and what its guards look at. */
function situation(root: AnyActorRef): string {
  return JSON.stringify(
    [...actorsOf(root)].map(([id, actor]) => {
      const snapshot = actor.getSnapshot();
      return [id, snapshot.value, explorations[id]?.deciding(snapshot), snapshot.context.hasSeenMenu];
    }),
  );
}

/** The length of the delay that this event ends; undefined for an event of another kind. */
function delayIn(machine: AnyStateMachine, type: string, context: unknown): number | undefined {
  const [, delay = ''] = /^xstate\.after\.(\w+)\./.exec(type) ?? [];
  const length: unknown = machine.implementations.delays[delay];
  const delayMs: unknown = typeof length === 'function' ? length({ context }) : length;
  return typeof delayMs === 'number' ? delayMs : undefined;
}

function answersAndDelays(machineId: string, snapshot: AnyMachineSnapshot): VisitStep[] {
  const machine: AnyStateMachine = snapshot.machine;
  return machine.events.flatMap((type): VisitStep[] => {
    // A task tells of itself; nobody can say it for the task.
    if (!type.startsWith('xstate.') || type.startsWith('xstate.snapshot.')) return [];
    const events = type.startsWith('xstate.done.actor.')
      ? (answers[type] ?? []).map((output) => ({ type, output }))
      : [{ type, error: new Error('an effect failed') }];
    const possible = events.filter((event) => snapshot.can(event));
    if (/^xstate\.(done|error)\.actor\.0\./.test(type))
      return possible.map((event) => ({ by: 'service', machine: machineId, event }));
    return delayIn(machine, type, snapshot.context) === undefined
      ? []
      : possible.map((event) => ({ by: 'time', machine: machineId, event }));
  });
}

/** Names of transitions, those of the form's machine also together with the question that they are about. */
export function withPairs(took: readonly string[], at: string | null | undefined): string[] {
  if (at == null) return [...took];
  return took.flatMap((name) => (name.startsWith('form.') ? [name, pairName(at, name)] : name));
}

/** No time passes by itself. */
export const frozen = { setTimeout: () => 0, clearTimeout: () => undefined };

/** A visit that moves only by the steps it is told. */
export class ModelVisit {
  readonly #root: Actor<typeof visit>;
  /** What the customer works with; `keys` are given longer. */
  hand: 'finger' | 'keys' = 'finger';
  #took: string[] = [];

  /** At the attract screen of a page that has just heard from the service, or where another visit stood. */
  constructor(persisted?: unknown) {
    this.#root = createActor(visit, {
      clock: frozen as never,
      input: { language: 'en', newRequestId: requestIds(), headphonesAreIn: () => false },
      inspect: traceSteps(({ took }: FlowStep) => this.#took.push(...took)),
      ...(persisted === undefined ? {} : { snapshot: persisted as never }),
    });
    this.#root.start();
    if (persisted === undefined) this.#root.send({ type: 'terminal.snapshot', snapshot: aSnapshot });
    this.#took = [];
  }

  get snapshot(): VisitSnapshot {
    return this.#root.getSnapshot();
  }

  /** Where each machine stands, by its id. */
  get values(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      [...actorsOf(this.#root)].map(([id, actor]) => [id, actor.getSnapshot().value]),
    );
  }

  /** Ids of the states, without children of their own, that the machines are in, and the question that is asked. */
  get states(): string[] {
    const { draft, at } = this.form ?? {};
    return [...actorsOf(this.#root).values()]
      .flatMap((actor) => statesNow(actor.getSnapshot() as AnyMachineSnapshot))
      .concat(draft?.kind && at ? askedState(draft.kind, at) : []);
  }

  /** The form that is being filled in. */
  get form(): FormContext | undefined {
    return this.snapshot.children.form?.getSnapshot().context;
  }

  /** The screen that is asked for; that of a question is called as the question. */
  get screen(): string {
    const metas = [...actorsOf(this.#root).values()].flatMap(
      (actor) => Object.values(actor.getSnapshot().getMeta()) as { screen?: string }[],
    );
    const screen = metas.find((meta) => meta.screen !== undefined)?.screen ?? 'none';
    return screen === 'question' ? (this.form?.at ?? 'none') : screen;
  }

  get situation(): string {
    return situation(this.#root);
  }

  /** Whether the task under way, or the visit when there is none, listens to this event. */
  can(type: string): boolean {
    const listening: AnyActorRef = [...actorsOf(this.#root).values()].at(-1) ?? this.#root;
    return (listening.getSnapshot() as AnyMachineSnapshot).can({ type });
  }

  persisted(): unknown {
    return this.#root.getPersistedSnapshot();
  }

  /** How long the machine of this step waits for it now, in milliseconds. */
  delayOf({ machine: id, event }: Extract<VisitStep, { by: 'time' }>): number {
    const actor = actorsOf(this.#root).get(id);
    if (actor === undefined) throw new Error(`${id} is not at work`);
    const { machine, context } = actor.getSnapshot() as AnyMachineSnapshot;
    return delayIn(machine, event.type, context) ?? 0;
  }

  /** Everything that could happen next, whether or not there is a button for it. */
  possible(): VisitStep[] {
    const machines = [...actorsOf(this.#root)];
    return [
      ...customerEvents.map((event): VisitStep => ({ by: 'customer', event })),
      ...terminalEvents.map((event): VisitStep => ({ by: 'terminal', event })),
      ...machines.flatMap(([id, actor]) => answersAndDelays(id, actor.getSnapshot())),
    ];
  }

  /**
   * Makes a step and returns the names of the transitions that it took, those of the form's machine also together with
   * the question that they are about.
   */
  take(step: VisitStep): string[] {
    this.#took = [];
    const before = this.form?.at;
    this.#make(step);
    return withPairs(this.#took, before ?? this.form?.at);
  }

  #make(step: VisitStep): void {
    const machines = actorsOf(this.#root);
    if (step.by === 'customer') {
      // A touch is noticed wherever it lands, but for the warning, whose buttons answer for themselves.
      if (!this.snapshot.matches({ inSession: { idle: 'warning' } }) && step.event.type !== 'activity')
        this.#root.send(this.hand === 'keys' ? { type: 'activity', by: 'keys' } : { type: 'activity' });
      const task = [...machines].find(([id]) => id !== 'visit')?.[1];
      const isForTask = task !== undefined && (task.getSnapshot() as AnyMachineSnapshot).can(step.event);
      (isForTask && !this.isCovered ? task : this.#root).send(step.event as never);
    } else if (step.by === 'terminal') this.#root.send(step.event as never);
    else machines.get(step.machine)?.send(step.event);
  }

  /** Something lies over the screen, and the screen cannot be reached. */
  get isCovered(): boolean {
    const { snapshot } = this;
    return (
      snapshot.context.terminal.connection === 'lost' ||
      snapshot.matches({ inSession: { idle: 'warning' } }) ||
      (snapshot.matches('inSession') && !snapshot.matches({ inSession: { dialog: 'closed' } }))
    );
  }

  /** The dialog that lies over the screen, if any. */
  get dialog(): string | undefined {
    const { value, context } = this.snapshot;
    if (context.terminal.connection === 'lost') return 'outOfService';
    if (typeof value !== 'object' || !('inSession' in value)) return undefined;
    if (this.snapshot.matches({ inSession: { idle: 'warning' } })) return 'idleWarning';
    const { dialog } = value.inSession;
    if (dialog === 'closed') return undefined;
    return typeof dialog === 'string' ? dialog : 'parked';
  }

  stop(): void {
    this.#root.stop();
  }
}
