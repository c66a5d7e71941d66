import type { PrinterModel } from '../models/printer-model.ts';
import type { PrintJob } from '../receipt-printer.ts';
import * as commands from './commands.ts';
import { concatenate } from './conversation.ts';
import type { Completion } from './greeting.ts';
import { processIdOf } from './process-id.ts';
import { completedProcessId, type PrinterReply, saysPaperEnded } from './status-codec.ts';

/** What a job finds: which printer, how it confirms, and what hangs out of it. */
export interface JobSetting {
  readonly model: PrinterModel;
  readonly completion: Completion | undefined;
  /** Part of another receipt may hang out of the printer; it must not reach the next customer with this one. */
  readonly afterScrap: boolean;
}

/** The whole conversation of a job: a clean start, the text, the question, the cut, the question again. */
export function bytesOfJob(
  { id, body }: { id: string; body: Uint8Array },
  { model, completion, afterScrap }: JobSetting,
): Uint8Array {
  const byProcessId = completion === 'processId';
  const end = model.cutter === 'none' ? commands.feedToTearOff : commands.feedAndCut;
  const ask = (phase: 'body' | 'cut') =>
    byProcessId ? commands.requestCompletion(processIdOf(id, phase)) : commands.paperStatusInOrder;
  return concatenate(
    commands.initialise,
    commands.leaveKanjiMode,
    commands.selectFontA,
    // Clones without GS ( H do not know GS ( D either, and might print it.
    ...(byProcessId ? [commands.ignoreRealTimePulses] : []),
    commands.enableStatusBack,
    ...(afterScrap ? [end] : []),
    body,
    ask('body'),
    end,
    ask('cut'),
  );
}

/** Recognises the answers to `bytesOfJob`, in order. */
export function confirmationsOf(
  job: PrintJob,
  completion: Completion | undefined,
): (reply: PrinterReply) => 'body' | 'cut' | undefined {
  if (completion === 'processId') {
    const body = processIdOf(job.id, 'body');
    const cut = processIdOf(job.id, 'cut');
    return (reply) => {
      const id = completedProcessId(reply);
      return id === cut ? 'cut' : id === body ? 'body' : undefined;
    };
  }
  let answers = 0;
  let paperEnded = false;
  return (reply) => {
    if (reply.kind !== 'single') return undefined;
    answers++;
    // A printer without paper should not have come as far as the question; what this one says later means nothing either.
    paperEnded ||= saysPaperEnded(reply.byte);
    if (paperEnded) return undefined;
    return answers === 1 ? 'body' : 'cut';
  };
}
