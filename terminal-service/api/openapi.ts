import { createDocument } from 'zod-openapi';
import { CardSummaryReply, CardSummaryRequest } from '../../contract/cards.ts';
import { FileCaseRequest, FiledCase } from '../../contract/cases.ts';
import { OpenDraftRequest, OpenedDraft, ParkDraftRequest, ParkedDraft } from '../../contract/drafts.ts';
import { TerminalEvent, TerminalSnapshot } from '../../contract/live-state.ts';
import { Problem } from '../../contract/problems.ts';
import { routes } from '../../contract/routes.ts';
import { SimulatorCommand, SimulatorState } from '../../contract/simulator.ts';
import { SpeakRequest } from '../../contract/speech.ts';
import { AnswerStaffCallRequest, CallStaffRequest, StaffCall } from '../../contract/staff-calls.ts';
import { receiptPaths } from './receipt-openapi.ts';

const json = <Schema>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});
const problems = {
  '4XX': json('Refused; the problem says why and what to do', Problem),
  '5XX': json('Failed; nothing was filed', Problem),
};

/** The OpenAPI 3.1 document of the service, made from the contract's own schemas. */
export function openApiDocument(): object {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Customer Center terminal',
      version: '1',
      description:
        'Loopback only. Commands (POST) carry the header `X-Terminal` and a JSON body of at most 64 KB. Repeating a filing with the same `requestId` is safe.',
    },
    paths: {
      [routes.events.path]: {
        get: {
          operationId: 'events',
          summary:
            'Live state as Server-Sent Events: a snapshot first, then every change; resumable by Last-Event-ID',
          responses: {
            200: {
              description: 'Each message is one TerminalEvent; a message named `heartbeat` comes every 10 s',
              content: { 'text/event-stream': { schema: TerminalEvent } },
            },
            ...problems,
          },
        },
      },
      [routes.status.path]: {
        get: {
          operationId: 'status',
          summary: 'The snapshot that the stream begins with',
          responses: { 200: json('Now', TerminalSnapshot), ...problems },
        },
      },
      [routes.fileCase.path]: {
        post: {
          operationId: 'fileCase',
          summary: 'File a case and print its receipt',
          requestBody: { content: { 'application/json': { schema: FileCaseRequest } } },
          responses: {
            201: json('Filed and durable', FiledCase),
            200: json('This request id had been filed before; the same case', FiledCase),
            ...problems,
          },
        },
      },
      [routes.printCardSummary.path]: {
        post: {
          operationId: 'printCardSummary',
          summary: 'Print what is on a card that was tapped in this session; nothing of it is kept',
          requestBody: { content: { 'application/json': { schema: CardSummaryRequest } } },
          responses: {
            200: json('What became of the paper', CardSummaryReply),
            404: json('`cardForgotten`: the session of that tap has ended', Problem),
            ...problems,
          },
        },
      },
      [routes.parkDraft.path]: {
        post: {
          operationId: 'parkDraft',
          summary: 'Seal a half-filled form under a code, for a day',
          requestBody: { content: { 'application/json': { schema: ParkDraftRequest } } },
          responses: { 201: json('Sealed; only the code opens it', ParkedDraft), ...problems },
        },
      },
      [routes.openDraft.path]: {
        post: {
          operationId: 'openDraft',
          summary: 'Open a draft with its code: take it, look at it, or discard it',
          requestBody: { content: { 'application/json': { schema: OpenDraftRequest } } },
          responses: {
            200: json('The form', OpenedDraft),
            404: json('`draftNotFound`', Problem),
            429: json('`draftGuesses`: too many wrong codes lately', Problem),
            ...problems,
          },
        },
      },
      [routes.callStaff.path]: {
        post: {
          operationId: 'callStaff',
          summary: 'Ask for a person; told to every page that listens until a member of staff answers',
          requestBody: { content: { 'application/json': { schema: CallStaffRequest } } },
          responses: {
            201: json('Called', StaffCall),
            200: json('A call in this language stands already; the same one', StaffCall),
            ...problems,
          },
        },
      },
      [routes.answerStaffCall.path]: {
        post: {
          operationId: 'answerStaffCall',
          summary: 'A member of staff is on the way',
          requestBody: { content: { 'application/json': { schema: AnswerStaffCallRequest } } },
          responses: { 204: { description: 'Told to the kiosk' }, ...problems },
        },
      },
      ...receiptPaths,
      [routes.speak.path]: {
        post: {
          operationId: 'speak',
          summary: 'Speak a text. Hanging up ends the work on it',
          requestBody: { content: { 'application/json': { schema: SpeakRequest } } },
          responses: {
            200: {
              description: 'A WAV file: 16-bit PCM, one channel',
              content: { 'audio/wav': { schema: { type: 'string', contentMediaType: 'audio/wav' } } },
            },
            404: json('`noVoice`: no voice for this language; say so and offer a person', Problem),
            ...problems,
          },
        },
      },
      [routes.endSession.path]: {
        post: {
          operationId: 'endSession',
          summary: 'The customer leaves: forget the tapped cards and what has not begun to print',
          requestBody: { content: { 'application/json': { schema: { type: 'object', maxProperties: 0 } } } },
          responses: { 204: { description: 'Forgotten' }, ...problems },
        },
      },
      [routes.simulator.path]: {
        get: {
          operationId: 'simulator',
          summary: 'The simulated devices; only while devices are simulated',
          responses: { 200: json('Now', SimulatorState), ...problems },
        },
        post: {
          operationId: 'simulate',
          summary: "Do what a visitor's hand would do to a simulated device",
          requestBody: { content: { 'application/json': { schema: SimulatorCommand } } },
          responses: { 200: json('Done', SimulatorState), ...problems },
        },
      },
      [routes.openapi.path]: {
        get: {
          operationId: 'openapi',
          summary: 'This document',
          responses: { 200: json('OpenAPI 3.1', { type: 'object' as const }), ...problems },
        },
      },
    },
  });
}
