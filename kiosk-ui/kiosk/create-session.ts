import { createActor, fromPromise } from 'xstate';
import type { FileCaseRequest } from '../../terminal-service/api/contract.ts';
import { complaintFlow } from '../flows/complaint-flow.ts';
import type { FilingResult } from '../flows/filing.ts';
import { sessionFlow } from '../flows/session-flow.ts';
import { endSession, fileCase } from '../service-client.ts';
import { DEFAULT_LANGUAGE } from '../strings/text.tsx';

/** The session with its effects, not yet started. */
export function createSession() {
  return createActor(
    sessionFlow.provide({
      actors: {
        complaint: complaintFlow.provide({
          actors: {
            fileCase: fromPromise<FilingResult, FileCaseRequest>(({ input, signal }) =>
              fileCase(input, signal),
            ),
          },
        }),
        endSession: fromPromise<void>(({ signal }) => endSession(signal)),
      },
    }),
    { input: { language: DEFAULT_LANGUAGE, newRequestId: () => crypto.randomUUID() } },
  );
}
