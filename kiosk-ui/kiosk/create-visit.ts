import { createActor, fromPromise } from 'xstate';
import type { CardSummaryRequest } from '../../contract/cards.ts';
import type { FileCaseRequest } from '../../contract/cases.ts';
import type { PrintDraftCodeRequest } from '../../contract/drafts.ts';
import type { ReceiptState } from '../../contract/receipts.ts';
import type { StaffCall } from '../../contract/staff-calls.ts';
import { FAREWELL_PATIENCE_MS } from '../flows/delays.ts';
import type { OpeningResult, Parked, ParkedForm } from '../flows/drafts.ts';
import type { FilingResult } from '../flows/filing.ts';
import { traceOn } from '../flows/flow-trace.ts';
import { visitFlow } from '../flows/visit/visit-flow.ts';
import { lastingRequest, requestEffect } from '../shell/client/request-effect.ts';
import {
  callStaff,
  endSession,
  fileCase,
  openDraft,
  parkDraft,
  printCardSummary,
  printDraftCode,
} from '../shell/client/service-client.ts';
import { DEFAULT_LANGUAGE } from '../shell/language/languages.ts';
import { cardCheckFlow } from '../tasks/card-check/card-check-flow.ts';
import { formFlow } from '../tasks/form/form-flow.ts';
import { openDraftFlow } from '../tasks/open-draft/open-draft-flow.ts';
import { beginAnew } from './fresh-page.ts';

export interface VisitParts {
  readonly headphonesAreIn: () => boolean;
  /** Resolves when the voice has said what it is saying, or will not come to an end of it in time. */
  readonly untilSilent: (patienceMs: number) => Promise<unknown>;
}

/** The visit with its effects, not yet started. */
export function createVisit({ headphonesAreIn, untilSilent }: VisitParts) {
  return createActor(
    visitFlow.provide({
      actors: {
        checkCard: cardCheckFlow.provide({
          actors: { printCardSummary: requestEffect<ReceiptState, CardSummaryRequest>(printCardSummary) },
        }),
        form: formFlow.provide({
          actors: {
            fileCase: requestEffect<FilingResult, FileCaseRequest>(fileCase),
          },
        }),
        openDraft: openDraftFlow.provide({
          actors: {
            openDraft: requestEffect<OpeningResult, string>(openDraft),
          },
        }),
        parkDraft: requestEffect<Parked, ParkedForm>(parkDraft),
        printDraftCode: requestEffect<ReceiptState, PrintDraftCodeRequest>(printDraftCode),
        // Their answers have to go, also when the customer goes first.
        discardDraft: lastingRequest<unknown, string | null>(async (code, signal) => {
          if (code !== null) await openDraft(code, signal, 'discard');
        }),
        callStaff: requestEffect<StaffCall, string>(callStaff),
        endSession: fromPromise<void>(({ signal }) => endSession(signal)),
        reloadPage: fromPromise<void>(async ({ signal }) => {
          await untilSilent(FAREWELL_PATIENCE_MS);
          await beginAnew(signal);
        }),
      },
    }),
    {
      input: { language: DEFAULT_LANGUAGE, newRequestId: () => crypto.randomUUID(), headphonesAreIn },
      inspect: traceOn(window),
    },
  );
}
