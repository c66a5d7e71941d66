import type { Clock } from '../../clock.ts';
import type { PrinterModel } from '../models/printer-model.ts';
import * as commands from './commands.ts';
import { type Conversation, concatenate } from './conversation.ts';
import { conditionsFromRealTime, type PrinterConditions } from './printer-conditions.ts';
import { processIdOf } from './process-id.ts';
import { completedProcessId, type PrinterReply } from './status-codec.ts';

/** Longest that a real-time status request may stay unanswered. Printers answer within a few milliseconds. */
export const REAL_TIME_ANSWER_MS = 3_000;
/**
 * Longest that a printer that is online may take to answer the greeting. It is executed in order, so the
 * rest of a receipt that an earlier connection left behind is printed first.
 */
const GREETING_ANSWER_MS = 10_000;
/** How long after the clone's kind of answer the better one may still come. */
const PROCESS_ID_GRACE_MS = 300;
/** Silence after which no unnamed answer to a lost job is expected any more: longer than a receipt prints. */
const STALE_ANSWERS_MS = 10_000;

/** NULs that end any short command that a lost connection cut in two. */
export const SHORT_TORN_COMMAND = 16;
/** NULs that end a torn command with data, such as one slice of an image. */
export const LONG_TORN_COMMAND = 8_192;

/** How the printer confirms: by GS ( H process ids, or, on clones without it, by answering GS r in order. */
export type Completion = 'processId' | 'statusProbe';

/** What is known of the printer before it is greeted: from its model's data and from earlier connections. */
export interface LinkHistory {
  readonly confirms: PrinterModel['confirms'];
  readonly completion: Completion | undefined;
  /** A job was lost whose unnamed answers may still arrive. */
  readonly staleAnswersPossible: boolean;
}

/** DLE EOT 1 to 4, one after the other because the answers do not say which question they belong to. */
export async function askConditions(conversation: Conversation): Promise<PrinterConditions | undefined> {
  const answers: number[] = [];
  for (const n of [1, 2, 3, 4] as const) {
    void conversation.send(commands.realTimeStatus(n));
    const answer = await conversation.next(
      (reply) => (reply.kind === 'realTimeStatus' ? reply.byte : undefined),
      REAL_TIME_ANSWER_MS,
    );
    if (answer === undefined) return undefined;
    answers.push(answer);
  }
  const [printer = 0, offlineCause = 0, errorCause = 0, paper = 0] = answers;
  return conditionsFromRealTime([printer, offlineCause, errorCause, paper]);
}

/**
 * Switches status reports on and finds out how this printer confirms; undefined when it did not answer.
 * `tornCommand` NULs go first.
 */
export async function greet(
  conversation: Conversation,
  clock: Clock,
  history: LinkHistory,
  tornCommand: number,
): Promise<Completion | undefined> {
  const probe = processIdOf(String(clock.now()), 'greeting');
  void conversation.send(
    concatenate(
      commands.finishTornCommand(tornCommand),
      commands.initialise,
      commands.enableStatusBack,
      commands.modelName,
      // Some clones take this for text. It stays in the line, unprinted, until the ESC @ of the first job.
      ...(history.confirms === 'askIt' ? [commands.requestCompletion(probe)] : []),
      commands.paperStatusInOrder,
    ),
  );
  const completion = await confirmation(conversation, probe, history);
  if (completion === 'statusProbe' && history.staleAnswersPossible) await untilNoStaleAnswers(conversation);
  return conversation.isLost ? undefined : completion;
}

async function confirmation(
  conversation: Conversation,
  probe: string,
  history: LinkHistory,
): Promise<Completion | undefined> {
  const isProbe = (reply: PrinterReply) => (completedProcessId(reply) === probe ? 'processId' : undefined);
  const first = await conversation.next<Completion>(
    (reply) =>
      isProbe(reply) ??
      (reply.kind === 'single' && history.completion !== 'processId' ? 'statusProbe' : undefined),
    GREETING_ANSWER_MS,
  );
  if (first !== 'statusProbe') return first;
  return (await conversation.next<Completion>(isProbe, PROCESS_ID_GRACE_MS)) ?? 'statusProbe';
}

/** Answers to GS r have no name, so one to a lost job must not be taken for one to the next job. */
async function untilNoStaleAnswers(conversation: Conversation): Promise<void> {
  const isSingle = (reply: PrinterReply) => (reply.kind === 'single' ? true : undefined);
  while ((await conversation.next(isSingle, STALE_ANSWERS_MS)) !== undefined);
}
