import { createActor, fromPromise } from 'xstate';
import type { FileCaseRequest } from '../../terminal-service/api/contract.ts';
import { complaintFlow } from '../flows/complaint-flow.ts';
import type { OpeningResult } from '../flows/draft-code.ts';
import type { FilingResult } from '../flows/filing.ts';
import { traceOn } from '../flows/flow-trace.ts';
import { openDraftFlow } from '../flows/open-draft-flow.ts';
import { windowFlow } from '../flows/window-flow.ts';
import { fileCase, openDraft } from '../service-client.ts';

/** The window's work with its effects, not yet started. */
export function createWindow() {
  return createActor(
    windowFlow.provide({
      actors: {
        openDraft: openDraftFlow.provide({
          actors: {
            openDraft: fromPromise<OpeningResult, string>(({ input, signal }) =>
              openDraft(input, signal, 'look'),
            ),
          },
        }),
        complaint: complaintFlow.provide({
          actors: {
            fileCase: fromPromise<FilingResult, FileCaseRequest>(({ input, signal }) =>
              fileCase(input, signal),
            ),
          },
        }),
        discardDraft: fromPromise<unknown, string>(({ input, signal }) =>
          openDraft(input, signal, 'discard'),
        ),
      },
    }),
    { input: { newRequestId: () => crypto.randomUUID() }, inspect: traceOn(window) },
  );
}
