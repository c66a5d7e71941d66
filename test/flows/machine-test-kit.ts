import type {
  AnyActorLogic,
  AnyMachineSnapshot,
  AnyStateMachine,
  AnyStateNode,
  EventObject,
  SnapshotFrom,
} from 'xstate';
import { fromCallback } from 'xstate';
import { type AdjacencyMap, getAdjacencyMap } from 'xstate/graph';
import { transitionName } from '../../kiosk-ui/flows/flow-trace.ts';

/** An effect that never answers, so that only the listed events move a machine. */
export const inert: AnyActorLogic = fromCallback(() => {});

function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

/** States that a customer can be left in: leaves that neither end the machine nor are left in the same step. */
export function restingStates(machine: AnyStateMachine): string[] {
  return nodesOf(machine.root)
    .filter((node) => node.type === 'atomic' && !passesThrough(node))
    .map((node) => node.id);
}

/** Ids of the states, without children of their own, that a machine is in. */
export function statesNow(snapshot: AnyMachineSnapshot): string[] {
  return snapshot._nodes.filter(({ type }) => type === 'atomic').map(({ id }) => id);
}

/** A state with an unguarded way out in the same step is never rested in. */
function passesThrough(node: AnyStateNode): boolean {
  return (node.always ?? []).some((transition) => transition.guard === undefined);
}

export function finalStates(machine: AnyStateMachine): string[] {
  return nodesOf(machine.root)
    .filter((node) => node.type === 'final')
    .map((node) => node.id);
}

/** Invocations that would freeze the kiosk if their actor failed. */
export function invokesWithoutOnError(machine: AnyStateMachine): string[] {
  return nodesOf(machine.root)
    .flatMap((node) => node.invoke)
    .filter((invoke) => invoke.onError === undefined)
    .map((invoke) => invoke.id);
}

/** Names of delays that are used but not declared; the compiler does not see these. */
export function undeclaredDelays(machine: AnyStateMachine): string[] {
  const used = nodesOf(machine.root).flatMap((node) => Object.keys(node.config.after ?? {}));
  return used.filter((name) => !(name in machine.implementations.delays));
}

export function screensOf(machine: AnyStateMachine): string[] {
  return nodesOf(machine.root).flatMap((node) => (node.meta?.screen === undefined ? [] : [node.meta.screen]));
}

/** Names of all transitions of a machine. An event that a state only keeps from its parents is none. */
export function transitionsOf(machine: AnyStateMachine): string[] {
  return nodesOf(machine.root)
    .flatMap((node) => [...[...node.transitions.values()].flat(), ...(node.always ?? [])])
    .filter(({ target, actions }) => target !== undefined || actions.length > 0)
    .map(transitionName);
}

/** Failures of actors and ends of delays that a machine listens to. None of them carries anything. */
export function failuresAndDelays(machine: AnyStateMachine): EventObject[] {
  return machine.events
    .filter((type) => /^xstate\.(error|after)\./.test(type))
    .map((type) => ({ type, error: new Error('an actor failed') }));
}

/** What decides which way guards go. */
export type Deciding<Machine extends AnyStateMachine> = (snapshot: SnapshotFrom<Machine>) => unknown;

/** Every state that the listed events can reach, and what leads from each to which. */
export function explore<Machine extends AnyStateMachine>(
  machine: Machine,
  input: unknown,
  events: readonly EventObject[],
  deciding: Deciding<Machine>,
  matters: (snapshot: SnapshotFrom<AnyStateMachine>, event: EventObject) => boolean = () => true,
) {
  const map: AdjacencyMap<SnapshotFrom<AnyStateMachine>, EventObject> = getAdjacencyMap(
    machine as AnyStateMachine,
    {
      events,
      input,
      serializeState: (snapshot) =>
        JSON.stringify([snapshot.value, snapshot.status, deciding(snapshot as SnapshotFrom<Machine>)]),
      // An actor's answer, or a delay's end, comes only while that actor or delay is under way.
      filterEvents: (snapshot, event) =>
        snapshot.status === 'active' &&
        matters(snapshot, event) &&
        (!event.type.startsWith('xstate.') || snapshot.can(event)),
      limit: 400_000,
    },
  );
  const vertices = Object.entries(map).map(([key, vertex]) => ({
    key,
    snapshot: vertex.state as SnapshotFrom<Machine>,
    leadsTo: Object.values<{ state: SnapshotFrom<AnyStateMachine> }>(vertex.transitions).map((transition) =>
      JSON.stringify([
        transition.state.value,
        transition.state.status,
        deciding(transition.state as SnapshotFrom<Machine>),
      ]),
    ),
  }));
  return vertices;
}

export type Vertex = ReturnType<typeof explore>[number];

export function reachedStates(vertices: readonly Vertex[]): Set<string> {
  return new Set(vertices.flatMap(({ snapshot }) => snapshot._nodes.map((node: AnyStateNode) => node.id)));
}

/** Keys of the states from which no listed event, in any order, leads to a state of this kind. */
export function cutOffFrom(vertices: readonly Vertex[], home: (vertex: Vertex) => boolean): string[] {
  const canReach = new Set(vertices.filter(home).map(({ key }) => key));
  for (let before = -1; before !== canReach.size; ) {
    before = canReach.size;
    for (const { key, leadsTo } of vertices)
      if (leadsTo.some((next) => canReach.has(next))) canReach.add(key);
  }
  return vertices.filter(({ key }) => !canReach.has(key)).map(({ key }) => key);
}
