import type { Request } from 'playwright-core';
import { printCardSummary } from '../../contract/cards.ts';
import { fileCase } from '../../contract/cases.ts';
import { openDraft, parkDraft, printDraftCode } from '../../contract/drafts.ts';
import { endSession } from '../../contract/session.ts';
import { callStaff } from '../../contract/staff-calls.ts';
import type { ParkedForm } from '../../kiosk-ui/flows/drafts.ts';
import type { Language } from '../../kiosk-ui/shell/language/languages.ts';

interface Answer {
  readonly status: number;
  readonly json: unknown;
}

const good = (json: unknown): Answer => ({ status: 200, json });
const problem = (status: number, code: string): Answer => ({
  status,
  json: { code, detail: 'The service refused.' },
});

/** What the service says when it has nothing to say. */
export const nothing = good({});

/** Whether the page tells that a code is used up. */
export function isDiscarding(request: Request): boolean {
  if (new URL(request.url()).pathname !== openDraft.path) return false;
  return (request.postDataJSON() as { manner?: string } | null)?.manner === 'discard';
}

type Opened = { ok: true; form: ParkedForm } | { ok: false; failure: 'notFound' | 'tooManyGuesses' };
type FiledOrNot =
  | { ok: true; filed: unknown }
  | { ok: false; failure: 'refused' | 'notSaved' | 'cardForgotten' };

/** The request behind an actor of the machines, and how the service words its answers. */
const requestsOf: Readonly<
  Record<string, { path: string; body: (output: never, language: Language) => Answer }>
> = {
  'visit.attract.forgetting': { path: endSession.path, body: () => good({}) },
  'visit.attract.reloading': { path: '/kiosk/', body: good },
  'visit.inSession.dialog.parking': { path: parkDraft.path, body: good },
  'visit.inSession.dialog.parked.codePrinting': {
    path: printDraftCode.path,
    body: (receipt) => good({ receipt }),
  },
  'visit.inSession.staff.calling': { path: callStaff.path, body: good },
  'form.filing': {
    path: fileCase.path,
    body: (output: FiledOrNot) => {
      if (output.ok) return good(output.filed);
      return {
        refused: problem(400, 'invalidRequest'),
        notSaved: problem(507, 'storageFull'),
        cardForgotten: problem(404, 'cardForgotten'),
      }[output.failure];
    },
  },
  'cardCheck.printing': { path: printCardSummary.path, body: (receipt) => good({ receipt }) },
  'openDraft.opening': {
    path: openDraft.path,
    body: (output: Opened, language) => {
      if (output.ok) return good({ form: { ...output.form, language } });
      return output.failure === 'notFound' ? problem(404, 'draftNotFound') : problem(429, 'draftGuesses');
    },
  },
};

/** The request that an actor's end answers, and how the service words that answer. */
export function requestOf({ type }: { type: string }): {
  path: string;
  body: (output: unknown, language: Language) => Answer;
} {
  const [, state = ''] = /^xstate\.(?:done|error)\.actor\.0\.(.+)$/.exec(type) ?? [];
  const request = requestsOf[state];
  if (request === undefined)
    throw new Error(`test/browser/service-answers.ts does not know the request of ${state}`);
  return request as { path: string; body: (output: unknown, language: Language) => Answer };
}
