import type { AnyStateMachine, AnyTransitionDefinition, InspectionEvent } from 'xstate';

/** Name of the event on `window` by which a page tells of its machines' steps; tests listen to it. */
export const FLOW_STEP_EVENT = 'flow-step';

/** What a machine did in one step, and where it stands: names of states and events only, nothing of a customer. */
export interface FlowStep {
  /** Id of the machine. */
  readonly machine: string;
  /** The state that it is in after the step, as XState writes it. */
  readonly value: unknown;
  /** Names of the transitions that it took. */
  readonly took: readonly string[];
}

/** One way out of a state: the state, the event, and which of that event's branches. */
export function transitionName(transition: AnyTransitionDefinition): string {
  const { source, eventType } = transition;
  const branches = eventType === '' ? source.always : source.transitions.get(eventType);
  return `${source.id}: ${eventType || 'always'} ${branches?.indexOf(transition) ?? '?'}`;
}

/** Hears what XState reports and tells of every step of a machine, its children's included. */
export function traceSteps(tell: (step: FlowStep) => void): (report: InspectionEvent) => void {
  return (report) => {
    if (report.type !== '@xstate.microstep' && report.type !== '@xstate.snapshot') return;
    const { snapshot } = report;
    if (!('machine' in snapshot && 'value' in snapshot)) return;
    const machine = (snapshot.machine as AnyStateMachine).id;
    const took = report.type === '@xstate.microstep' ? report._transitions.map(transitionName) : [];
    tell({ machine, value: snapshot.value, took });
  };
}

/** Tells of every step of a page's machine by events on its window. */
export function traceOn(window: Window): (report: InspectionEvent) => void {
  return traceSteps((step) => window.dispatchEvent(new CustomEvent(FLOW_STEP_EVENT, { detail: step })));
}
