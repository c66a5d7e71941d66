import type { Page } from 'playwright-core';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { FLOW_STEP_EVENT, type FlowStep } from '../../kiosk-ui/flows/flow-trace.ts';
import { restingStates, transitionsOf } from '../flows/machine-test-kit.ts';

export interface FollowedFlow {
  /** The state that the machine in the page is in; a machine without regions beside each other has one. */
  at(): string;
  /** Names of the transitions that it took. */
  readonly took: ReadonlySet<string>;
  readonly missed: () => string[];
  readonly unseen: () => string[];
  /** How many of its states and transitions were passed, for the reader of a test's output. */
  inNumbers(): string;
}

declare global {
  interface Window {
    noteFlowStep(step: FlowStep): Promise<void>;
  }
}

/** Hears of every step of the machines of this page, and of the pages that take its place. */
export async function hearFlowSteps(page: Page, hear: (step: FlowStep) => void): Promise<void> {
  await page.exposeBinding('noteFlowStep', (_source, step: FlowStep) => hear(step));
  const tell = (eventName: string) =>
    window.addEventListener(
      eventName,
      (event) => void window.noteFlowStep((event as CustomEvent<FlowStep>).detail),
    );
  await page.addInitScript(tell, FLOW_STEP_EVENT);
  await page.evaluate(tell, FLOW_STEP_EVENT);
}

/** Follows one machine through its steps. */
export async function followFlow(page: Page, machine: AnyStateMachine): Promise<FollowedFlow> {
  const took = new Set<string>();
  const visited = new Set<string>();
  let at = firstState(machine.root);
  await hearFlowSteps(page, (step) => {
    if (step.machine !== machine.id) return;
    at = stateId(step.value, machine.id);
    visited.add(at);
    for (const name of step.took) took.add(name);
  });
  const transitions = transitionsOf(machine);
  const states = restingStates(machine);
  const missed = () => transitions.filter((name) => !took.has(name));
  const unseen = () => states.filter((id) => !visited.has(id));
  return {
    at: () => at,
    took,
    missed,
    unseen,
    inNumbers: () =>
      `${states.length - unseen().length} of ${states.length} states, ` +
      `${transitions.length - missed().length} of ${transitions.length} transitions`,
  };
}

/** `{ on: { speaking: 'paused' } }` is `speech.on.speaking.paused`. */
function stateId(value: unknown, above: string): string {
  if (typeof value === 'string') return `${above}.${value}`;
  const [[name, inside] = ['', '']] = Object.entries(value as object);
  return stateId(inside, `${above}.${name}`);
}

function firstState(node: AnyStateNode): string {
  const [inside] = Object.keys(node.states).length > 0 ? (node.initial.target ?? []) : [];
  return inside === undefined ? node.id : firstState(inside);
}
