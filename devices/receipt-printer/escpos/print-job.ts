import type { Clock } from '../../clock.ts';
import type { PrinterModel } from '../models/printer-model.ts';
import type { PrintJob, PrintOutcome, PrintProgress } from '../receipt-printer.ts';
import * as commands from './commands.ts';
import { concatenate } from './conversation.ts';
import type { Completion } from './greeting.ts';
import { standstill } from './printer-conditions.ts';
import type { LinkEvent, PrinterLink } from './printer-link.ts';
import { processIdOf } from './process-id.ts';
import { completedProcessId, type PrinterReply } from './status-codec.ts';

/**
 * Longest that a printer without a fault may go without taking bytes or confirming anything: well over the
 * time that the longest receipt needs on the slowest printer.
 */
export const CONFIRMATION_MS = 30_000;

/**
 * Sends one receipt over a link that is ready, once, and watches for the printer's word. Settles `printed`,
 * `unknown`, or `cancelled` when the caller could not make `sending` durable.
 *
 * A printer that stops for paper, cover or cutter keeps what it has and goes on when a person has mended it.
 * So the job waits, for as long as the fault shows, and never sends again: sending again is what prints twice.
 */
export function sendJob(
  link: PrinterLink,
  job: PrintJob,
  model: PrinterModel,
  clock: Clock,
): Promise<PrintOutcome> {
  const body = typeof job.body === 'function' ? job.body(model) : job.body;
  if (!body) return Promise.resolve({ outcome: 'notSent', reason: 'unprintable' });
  try {
    job.onProgress({ step: 'sending' });
  } catch {
    return Promise.resolve({ outcome: 'cancelled' });
  }
  return new Promise((resolve) => {
    const confirmations = confirmationsOf(job, link.completion);
    let step: 'sending' | 'bodyConfirmed' = 'sending';
    let waitingFor: string | undefined;
    let deadline: unknown;
    let finished = false;

    const report = (progress: PrintProgress) => job.onProgress(progress);

    const finish = (outcome: PrintOutcome) => {
      finished = true;
      stop();
      clock.clearTimeout(deadline);
      resolve(outcome);
    };

    const restartDeadline = () => {
      clock.clearTimeout(deadline);
      if (waitingFor !== undefined) return;
      deadline = clock.setTimeout(() => {
        finish({ outcome: 'unknown', bodyConfirmed: step === 'bodyConfirmed' });
        link.drop();
      }, CONFIRMATION_MS);
    };

    const followConditions = () => {
      const reason = link.conditions && standstill(link.conditions);
      if (reason === waitingFor) return;
      waitingFor = reason;
      report(reason ? { step: 'waiting', reason } : { step });
      restartDeadline();
    };

    const followReply = (reply: PrinterReply) => {
      const confirmed = confirmations(reply);
      if (confirmed === 'cut') return finish({ outcome: 'printed' });
      if (confirmed !== 'body') return;
      step = 'bodyConfirmed';
      if (waitingFor === undefined) report({ step });
      restartDeadline();
    };

    const stop = link.onEvent((event: LinkEvent) => {
      if (event.type === 'reply') followReply(event.reply);
      else if (event.type === 'changed') followConditions();
      else finish({ outcome: 'unknown', bodyConfirmed: step === 'bodyConfirmed' });
    });

    restartDeadline();
    void link.send(bytesOf({ id: job.id, body }, model, link.completion), () => {
      if (!finished) restartDeadline();
    });
  });
}

/** The whole conversation of a job: a clean start, the text, the question, the cut, the question again. */
function bytesOf(
  { id, body }: { id: string; body: Uint8Array },
  model: PrinterModel,
  completion: Completion | undefined,
): Uint8Array {
  const byProcessId = completion === 'processId';
  const ask = (phase: 'body' | 'cut') =>
    byProcessId ? commands.requestCompletion(processIdOf(id, phase)) : commands.paperStatusInOrder;
  return concatenate(
    commands.initialise,
    commands.leaveKanjiMode,
    commands.selectFontA,
    // Clones without GS ( H do not know GS ( D either, and might print it.
    ...(byProcessId ? [commands.ignoreRealTimePulses] : []),
    commands.enableStatusBack,
    body,
    ask('body'),
    model.cutter === 'none' ? commands.feedToTearOff : commands.feedAndCut,
    ask('cut'),
  );
}

/** Recognises the answers to `bytesOf`, in order. */
function confirmationsOf(
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
  return (reply) => {
    if (reply.kind !== 'single') return undefined;
    answers++;
    return answers === 1 ? 'body' : 'cut';
  };
}
