import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AnyStateMachine, StateMachine } from 'xstate';
import { assistedFlow } from '../../kiosk-ui/flows/assisted/assisted-flow.ts';
import { connectionFlow } from '../../kiosk-ui/flows/connection-flow.ts';
import { emptyDraft } from '../../kiosk-ui/flows/drafts.ts';
import { speechFlow } from '../../kiosk-ui/flows/speech-flow.ts';
import { explorations } from './explorations.ts';
import {
  cutOffFrom,
  explore,
  failuresAndDelays,
  finalStates,
  invokesWithoutOnError,
  reachedStates,
  restingStates,
  screensOf,
  undeclaredDelays,
} from './machine-test-kit.ts';
import { visitMachines } from './whole-visit.ts';

const folder = join(import.meta.dirname, '..', '..', 'kiosk-ui');
const modules = await Promise.all(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('-flow.ts'))
    .map((name) => import(join(folder, name)) as Promise<Record<string, unknown>>),
);
/** Every machine that any flow in kiosk-ui exports; a new one is here without asking. */
const machines = modules
  .flatMap((exported) => Object.values(exported))
  .filter((value): value is AnyStateMachine => value instanceof StateMachine);

test('the flows are found', () => {
  expect(machines.map(({ id }) => id)).toEqual(expect.arrayContaining(['visit', 'form', 'connection']));
});

test('each of them is walked in a real page', () => {
  const walked = [...visitMachines, connectionFlow, speechFlow, assistedFlow].map(({ id }) => id);
  expect(machines.map(({ id }) => id).filter((id) => !walked.includes(id))).toEqual([]);
});

describe.each(machines.map((machine) => [machine.id, machine] as const))('%s', (_id, machine) => {
  test('no failing actor can freeze it, and every delay is declared', () => {
    expect(invokesWithoutOnError(machine)).toEqual([]);
    expect(undeclaredDelays(machine)).toEqual([]);
  });
});

const known = new Map<string, ReturnType<typeof walkThrough>>();

/** A walk through a whole machine, made once. */
function explored(id: string): ReturnType<typeof walkThrough> {
  const walk = known.get(id) ?? walkThrough(id);
  known.set(id, walk);
  return walk;
}

function walkThrough(id: string) {
  const exploration = explorations[id];
  if (exploration === undefined)
    throw new Error(`test/flows/explorations.ts does not say how to explore ${id}`);
  const { machine, input, deciding, matters } = exploration;
  const events = [...exploration.events, ...failuresAndDelays(machine)];
  return { ...exploration, events, vertices: explore(machine, input, events, deciding, matters) };
}

const shown = machines.filter((machine) => screensOf(machine).length > 0);

describe.each(shown.map((machine) => [machine.id, machine] as const))(
  'every screen of %s',
  (id, original) => {
    const { machine, events, vertices, isHome, screens } = explored(id);

    test('the list of events is complete', () => {
      const listed = new Set(events.map(({ type }) => type));
      expect(machine.events.filter((type) => !listed.has(type))).toEqual([]);
    });

    test('every state that a customer can be in, and every ending, can be reached', () => {
      const reached = reachedStates(vertices);
      expect(
        [...restingStates(machine), ...finalStates(machine)].filter((state) => !reached.has(state)),
      ).toEqual([]);
    });

    test('every state has a way home', () => {
      expect(cutOffFrom(vertices, isHome)).toEqual([]);
    });

    test('no state comes to rest with two screens, or with none unless a task shows its own', () => {
      const wrong = vertices
        .filter(({ snapshot }) => snapshot.status === 'active')
        .filter(({ snapshot }) => {
          const metas = Object.values(snapshot.getMeta()) as { screen?: string }[];
          const count = metas.filter((meta) => meta.screen !== undefined).length;
          return count !== (Object.keys(snapshot.children).some((child) => !/^\d/.test(child)) ? 0 : 1);
        });
      expect(wrong.map(({ key }) => key)).toEqual([]);
    });

    test('every screen that a state asks for exists, and none stands unused', () => {
      expect(new Set(screens)).toEqual(new Set(screensOf(original)));
    });
  },
);

describe('a visit', () => {
  const { vertices, isHome } = explored('visit');

  test('leaves nothing of a customer at the attract screen, whichever way led there', () => {
    const atAttract = vertices.filter(isHome);
    expect(atAttract.length).toBeGreaterThan(1);
    for (const { snapshot } of atAttract) {
      expect(snapshot.hasTag('holdsCustomerData')).toBe(false);
      expect(snapshot.context).toMatchObject({
        language: 'en',
        settings: { textSize: 'standard' },
        usesKeys: false,
        card: null,
        dropReason: null,
        task: null,
        forms: [],
        draft: emptyDraft,
        progress: 'nothing',
        parked: null,
        staffCallId: null,
      });
    }
  });

  test('says that it holds customer data whenever a task is shown', () => {
    const untold = vertices.filter(
      ({ snapshot }) =>
        Object.keys(snapshot.children).some((child) => !/^\d/.test(child)) &&
        !snapshot.hasTag('holdsCustomerData'),
    );
    expect(untold.map(({ key }) => key)).toEqual([]);
  });
});
