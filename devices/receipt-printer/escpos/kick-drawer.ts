import type { Clock } from '../../clock.ts';
import type { DrawerKick } from '../receipt-printer.ts';
import * as commands from './commands.ts';
import { concatenate } from './conversation.ts';
import type { PrinterLink } from './printer-link.ts';
import { processIdOf } from './process-id.ts';
import { completedProcessId, type PrinterReply } from './status-codec.ts';

/** A pulse takes half a second with its rest; a printer that is free answers right after it. */
const ANSWER_MS = 3_000;

/** Sends the pulse over a link on which nothing else is under way, and waits for the printer's word. */
export function kickDrawer(
  link: PrinterLink,
  pin: 2 | 5,
  clock: Clock,
): Promise<Exclude<DrawerKick, 'notReady'>> {
  const id = processIdOf(String(clock.monotonic()), 'drawer');
  const byProcessId = link.completion === 'processId';
  const isAnswer = (reply: PrinterReply) =>
    byProcessId ? completedProcessId(reply) === id : reply.kind === 'single';
  return new Promise((resolve) => {
    const finish = (outcome: 'kicked' | 'notConfirmed') => {
      stop();
      clock.clearTimeout(timer);
      resolve(outcome);
    };
    const timer = clock.setTimeout(() => {
      finish('notConfirmed');
      // A nameless answer that comes later would be taken for one to the next receipt.
      link.drop();
    }, ANSWER_MS);
    const stop = link.onEvent((event) => {
      if (event.type === 'lost') finish('notConfirmed');
      else if (event.type === 'reply' && isAnswer(event.reply)) finish('kicked');
    });
    const ask = byProcessId ? commands.requestCompletion(id) : commands.paperStatusInOrder;
    void link.send(concatenate(commands.drawerPulse(pin), ask));
  });
}
