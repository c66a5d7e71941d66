import { createActor } from 'xstate';
import type { FileCaseRequest } from '../../contract/cases.ts';
import { assistedFlow } from '../flows/assisted/assisted-flow.ts';
import type { OpeningResult } from '../flows/drafts.ts';
import type { FilingResult } from '../flows/filing.ts';
import { traceOn } from '../flows/flow-trace.ts';
import { lastingRequest, requestEffect } from '../shell/client/request-effect.ts';
import { fileCase, openDraft } from '../shell/client/service-client.ts';
import { formFlow } from '../tasks/form/form-flow.ts';
import { openDraftFlow } from '../tasks/open-draft/open-draft-flow.ts';

/** The counter's work with its effects, not yet started. */
export function createAssisted() {
  return createActor(
    assistedFlow.provide({
      actors: {
        openDraft: openDraftFlow.provide({
          actors: {
            openDraft: requestEffect<OpeningResult, string>((code, signal) =>
              openDraft(code, signal, 'look'),
            ),
          },
        }),
        form: formFlow.provide({
          actors: {
            fileCase: requestEffect<FilingResult, FileCaseRequest>(fileCase),
          },
        }),
        discardDraft: lastingRequest<unknown, string>((code, signal) => openDraft(code, signal, 'discard')),
      },
    }),
    { input: { newRequestId: () => crypto.randomUUID() }, inspect: traceOn(window) },
  );
}
