import { createActor } from 'xstate';
import { assistedFlow } from '../flows/assisted/assisted-flow.ts';
import type { OpeningResult, ParkedForm } from '../flows/drafts.ts';
import type { FilingRequest, FilingResult } from '../flows/filing.ts';
import { traceOn } from '../flows/flow-trace.ts';
import { requestEffect } from '../shell/client/request-effect.ts';
import { fileCase, openDraft } from '../shell/client/service-client.ts';
import { formFlow } from '../tasks/form/form-flow.ts';
import { filingOnTheWire, openedFromTheWire } from '../tasks/form/wire.ts';
import { openDraftFlow } from '../tasks/open-draft/open-draft-flow.ts';

/** The counter's work with its effects, not yet started. */
export function createAssisted() {
  return createActor(
    assistedFlow.provide({
      actors: {
        openDraft: openDraftFlow.provide({
          actors: {
            openDraft: requestEffect<OpeningResult<ParkedForm>, string>(async (code, signal) =>
              openedFromTheWire(await openDraft(code, signal, 'look')),
            ),
          },
        }),
        form: formFlow.provide({
          actors: {
            fileCase: requestEffect<FilingResult, FilingRequest>((request, signal) =>
              fileCase(filingOnTheWire(request), signal),
            ),
          },
        }),
        discardDraft: requestEffect<unknown, string>((code, signal) => openDraft(code, signal, 'discard')),
      },
    }),
    { input: { newRequestId: () => crypto.randomUUID() }, inspect: traceOn(window) },
  );
}
