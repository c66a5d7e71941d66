import { type AnyEventObject, type AnyMachineSnapshot, type AnyStateMachine, getNextSnapshot } from 'xstate';
import { transitionName } from '../../kiosk-ui/flows/flow-trace.ts';
import { controlFor } from './controls.ts';
import { askedStates, formDeciding, pairs } from './form-paths.ts';
import { explore, statesNow } from './machine-test-kit.ts';
import { ModelVisit, type VisitStep } from './whole-visit.ts';

/** A situation, and what can happen in it. */
interface Place<Step> {
  readonly states: readonly string[];
  readonly ways: readonly Way<Step>[];
}

interface Way<Step> {
  readonly step: Step;
  /** The transitions that it takes, and the control that it presses. */
  readonly passes: readonly string[];
  readonly to: string;
}

/** Every situation that a visit can come to. The first is the start, and where a page that begins anew is again. */
export interface FlowMap<Step> {
  readonly places: ReadonlyMap<string, Place<Step>>;
  readonly start: string;
}

/** What a dialog listens to. */
const inDialog =
  /^(park|printCode|dismiss|confirmStartOver|chooseLanguage|changeSetting|callStaff|finish)$|\.(dialog|staff)\./;
/** What lays something over the screen, or leaves the visit. */
const opensOver =
  /^(help|openSettings|openLanguages|callStaff|startOver|activity)$|idleWarning|terminal\.lost/;
const aboutDevices = /printer\.changed|storage\.changed|speech\.changed|terminal\.snapshot/;

/**
 * Leaves out orders of steps that only mix what does not touch. What lies over a screen is tried over some screens,
 * not over all: every one more would multiply the situations.
 */
function matters(visit: ModelVisit, { event: { type } }: VisitStep): boolean {
  const { value, context } = visit.snapshot;
  if (context.settings.speech !== 'off') return /idleWarning/.test(type);
  if (context.terminal.connection === 'lost') return type === 'terminal.live' || /pageLifetime/.test(type);
  if (typeof value !== 'object' || !('inSession' in value)) return true;
  const { idle, dialog, staff, task } = value.inSession;
  if (idle !== 'watching') return /^(activity|park|changeSetting)$|\.idle\./.test(type);
  if (dialog !== 'closed') return inDialog.test(type) || (dialog === 'help' && type === 'openSettings');
  if (staff !== 'notCalled') return /^(callStaff|startOver)$|staff|idleWarning/.test(type);
  const { form, cardCheck } = visit.values;
  const isFiling = form === 'filing' || typeof form === 'object';
  if (opensOver.test(type))
    return task === 'menu' || form === 'checkAnswers' || cardCheck === 'shown' || isFiling;
  return !aboutDevices.test(type) || task === 'menu';
}

/** A control of a screen or dialog, by what it does there. */
export function controlName({ dialog, screen }: ModelVisit, event: AnyEventObject): string {
  const { type, task, kind, question } = event;
  return ['press', dialog ?? screen, type, task ?? kind ?? question].filter(Boolean).join(' ');
}

/** So many situations after the last one that showed anything new, nothing new is to be expected. */
const QUIET = 1_000;

/** Situations that nobody has looked at yet, in the order in which they were come to. */
class Unexplored {
  readonly #all = new Set<Unlooked>();
  readonly #alike = new Map<string, { waiting: Set<Unlooked>; looked: number }>();
  #turns = 0;

  add(visit: ModelVisit): void {
    const like = JSON.stringify([visit.states, visit.form && formDeciding({ context: visit.form })]);
    const one = { like, situation: visit.situation, persisted: visit.persisted() };
    this.#all.add(one);
    const alike = this.#alike.get(like) ?? { waiting: new Set(), looked: 0 };
    this.#alike.set(like, alike.waiting.add(one) && alike);
  }

  /**
   * Now the one that came first, which is the nearest; now one where the machines and the form stand as they seldom stood
   * when they were looked at, so that what lies deep in one form is come to before every mixture of what lies at the surface
   * of all.
   */
  next(): Unlooked | undefined {
    const one = this.#turns++ % 2 === 0 ? first(this.#all) : this.#rarest();
    if (one === undefined) return undefined;
    this.#all.delete(one);
    const alike = this.#alike.get(one.like);
    alike?.waiting.delete(one);
    if (alike !== undefined) alike.looked++;
    return one;
  }

  #rarest(): Unlooked | undefined {
    const waiting = [...this.#alike.values()].filter((alike) => alike.waiting.size > 0);
    const least = Math.min(...waiting.map(({ looked }) => looked));
    return first(waiting.find(({ looked }) => looked === least)?.waiting ?? []);
  }
}

interface Unlooked {
  readonly like: string;
  readonly situation: string;
  readonly persisted: unknown;
}

const first = <Item>([item]: Iterable<Item>): Item | undefined => item;

/** Walks through what can happen, each situation once, until a long stretch of it shows nothing that is new. */
export function mapVisit(): FlowMap<VisitStep> {
  const places = new Map<string, Place<VisitStep>>();
  const seen = new Set<string>();
  let quiet = 0;
  const beginning = new ModelVisit();
  const start = beginning.situation;
  const open = new Unexplored();
  open.add(beginning);
  const known = new Set([start]);
  // The last questions of a long form lie behind more situations than are quiet.
  const isWanting = () => [...askedStates, ...pairs].some((name) => !seen.has(name));
  for (let next = open.next(); next !== undefined && (quiet < QUIET || isWanting()); next = open.next()) {
    const { situation: here, persisted } = next;
    const looked = new ModelVisit(persisted);
    const ways: Way<VisitStep>[] = [];
    for (const step of looked.possible()) {
      if (!matters(looked, step)) continue;
      if (step.by === 'customer' && controlFor(looked, step.event) === null) continue;
      const visit = new ModelVisit(persisted);
      const took = visit.take(step);
      const to = visit.situation;
      const passes = step.by === 'customer' ? [...took, controlName(looked, step.event)] : took;
      if (to !== here || took.length > 0) ways.push({ step, passes, to });
      if (!known.has(to)) {
        known.add(to);
        open.add(visit);
      }
      visit.stop();
    }
    const { states } = looked;
    places.set(here, { states, ways });
    looked.stop();
    const before = seen.size;
    for (const name of [...states, ...ways.flatMap(({ passes }) => passes)]) seen.add(name);
    quiet = seen.size === before ? quiet + 1 : 0;
  }
  return { places, start };
}

/** Every situation that a machine by itself can come to by these events. */
export function mapMachine(
  machine: AnyStateMachine,
  events: readonly AnyEventObject[],
): FlowMap<AnyEventObject> {
  const situation = (snapshot: AnyMachineSnapshot) => JSON.stringify(snapshot.value);
  const vertices = explore(machine, undefined, events, () => null);
  const places = vertices.map(({ snapshot }): [string, Place<AnyEventObject>] => [
    situation(snapshot),
    {
      states: statesNow(snapshot),
      ways: events
        .filter((event) => snapshot.can(event))
        .map((event) => ({
          step: event,
          passes: machine.getTransitionData(snapshot, event).map(transitionName),
          to: situation(getNextSnapshot(machine, snapshot, event)),
        })),
    },
  ]);
  return { places: new Map(places), start: places[0]?.[0] ?? '' };
}

/** A tour begins on a fresh page and is so long that its failure can still be read. */
const LONGEST_TOUR = 60;

/**
 * Steps from the start, tour after tour, that pass everything on the map that is wanted: each time to whatever is
 * wanted and nearest.
 */
export function toursThrough<Step>(map: FlowMap<Step>, isWanted: (name: string) => boolean): Step[][] {
  const wanted = new Set(
    [...map.places.values()]
      .flatMap(({ states, ways }) => [...states, ...ways.flatMap(({ passes }) => passes)])
      .filter(isWanted),
  );
  const tours: Step[][] = [];
  let tour: Step[] = [];
  let here = map.start;
  const note = (names: readonly string[]) => names.forEach((name) => void wanted.delete(name));
  note(map.places.get(here)?.states ?? []);
  while (wanted.size > 0) {
    const ways = tour.length < LONGEST_TOUR ? nearest(map, here, wanted) : [];
    if (ways.length === 0 && tour.length === 0) throw new Error(`not to be reached: ${[...wanted]}`);
    for (const { step, passes, to } of ways) {
      tour.push(step);
      note([...passes, ...(map.places.get(to)?.states ?? [])]);
      here = to;
    }
    if (ways.length > 0) continue;
    tours.push(tour);
    tour = [];
    here = map.start;
  }
  return [...tours, tour];
}

/** The shortest way from here to something wanted, by a transition or a state; empty when there is none. */
function nearest<Step>({ places }: FlowMap<Step>, from: string, wanted: ReadonlySet<string>): Way<Step>[] {
  const cameBy = new Map<string, { way: Way<Step>; from: string }>();
  const wayBack = (last: Way<Step>, place: string): Way<Step>[] => {
    const before = cameBy.get(place);
    return before === undefined ? [last] : [...wayBack(before.way, before.from), last];
  };
  const open = [from];
  const known = new Set(open);
  for (let here = open.shift(); here !== undefined; here = open.shift()) {
    for (const way of places.get(here)?.ways ?? []) {
      const offers = [...way.passes, ...(places.get(way.to)?.states ?? [])];
      if (offers.some((name) => wanted.has(name))) return wayBack(way, here);
      if (known.has(way.to) || !places.has(way.to)) continue;
      known.add(way.to);
      cameBy.set(way.to, { way, from: here });
      open.push(way.to);
    }
  }
  return [];
}
