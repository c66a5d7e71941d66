import { expect, test } from 'vitest';
import { askedStates, pairs } from './form-paths.ts';
import { restingStates, transitionsOf } from './machine-test-kit.ts';
import { mapVisit, toursThrough } from './tours.ts';
import { ModelVisit, visitMachines } from './whole-visit.ts';

/** What no hand, device, answer or delay brings about. */
const outOfReach = [
  // The page itself asks for the language before, when the texts of the new one cannot be fetched.
  'visit.inSession: chooseLanguage 0',
  // A machine that fails has a fault in its program.
  'visit.inSession.task.checkCard: xstate.error.actor.checkCard 0',
  'visit.inSession.task.form: xstate.error.actor.form 0',
  'visit.inSession.task.openDraft: xstate.error.actor.openDraft 0',
].sort();

const map = mapVisit();
const tours = toursThrough(map, () => true);

test('every state, and every transition that anything can bring about, is on the map of a visit', () => {
  const places = [...map.places.values()];
  const states = new Set(places.flatMap((place) => place.states));
  expect([...visitMachines.flatMap(restingStates), ...askedStates].filter((id) => !states.has(id))).toEqual(
    [],
  );
  const took = new Set(places.flatMap(({ ways }) => ways.flatMap((way) => way.passes)));
  expect(
    visitMachines
      .flatMap(transitionsOf)
      .filter((name) => !took.has(name))
      .sort(),
  ).toEqual(outOfReach);
  expect(pairs.filter((pair) => !took.has(pair))).toEqual([]);
});

test('the tours pass every transition on the map, and each can be walked from its beginning', () => {
  const took = new Set<string>();
  for (const tour of tours) {
    const visit = new ModelVisit();
    for (const step of tour) for (const name of visit.take(step)) took.add(name);
    visit.stop();
  }
  const missed = visitMachines.flatMap(transitionsOf).filter((name) => !took.has(name));
  expect(missed.sort()).toEqual(outOfReach);
  expect(pairs.filter((pair) => !took.has(pair))).toEqual([]);
});
