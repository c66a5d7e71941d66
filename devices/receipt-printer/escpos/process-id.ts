import type { ProcessId } from './commands.ts';

/** What a process id confirms: the end of the text, the cut after it, a drawer pulse, or that GS ( H is known. */
export type ProcessPhase = 'body' | 'cut' | 'drawer' | 'greeting';

const FIRST = 0x20;
const COUNT = 0x7e - FIRST + 1;
const letterOf: Readonly<Record<ProcessPhase, string>> = { body: 'A', cut: 'Z', drawer: 'D', greeting: 'P' };

/**
 * The process id of one phase of one job. The phase is its first character, so the phases of a job can
 * never be taken for one another; three characters made of the job's id keep late answers to earlier jobs
 * from matching.
 */
export function processIdOf(jobId: string, phase: ProcessPhase): ProcessId {
  let hash = fnv1a(jobId);
  let id = letterOf[phase];
  for (let place = 0; place < 3; place++) {
    id += String.fromCharCode(FIRST + (hash % COUNT));
    hash = Math.floor(hash / COUNT);
  }
  return id;
}

/** Fowler/Noll/Vo, 32 bits: spreads ids that differ only in their last character over all places. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
