import type { Reporter, TestModule } from 'vitest/node';
import { type Lane, lanes, lanesNow } from './how-much.ts';

/** Says of each lane what became of it and how long one processor had it, since lanes that run together share two. */
export default class LaneSeconds implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const lane of lanesNow) process.stdout.write(`${inWords(lane, modules)}\n`);
  }
}

function inWords(lane: Lane, modules: readonly TestModule[]): string {
  const own = modules.filter(({ relativeModuleId }) =>
    (lanes[lane] as readonly string[]).includes(relativeModuleId),
  );
  const milliseconds = own.reduce((sum, module) => {
    const { collectDuration, duration } = module.diagnostic();
    return sum + collectDuration + duration;
  }, 0);
  const tests = own.flatMap((module) => [...module.children.allTests()]);
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  return `lane ${lane}: ${Math.round(milliseconds / 1000)} s, ${count('passed')} passed, ${count('failed')} failed`;
}
