import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { type CardSummaryReply, CardSummaryRequest } from '../../contract/cards.ts';
import { FileCaseRequest, type FiledCase } from '../../contract/cases.ts';
import { OpenDraftRequest, ParkDraftRequest } from '../../contract/drafts.ts';
import type { TerminalSnapshot } from '../../contract/live-state.ts';
import type { ReceiptState } from '../../contract/receipts.ts';
import { routes } from '../../contract/routes.ts';
import { SimulatorCommand } from '../../contract/simulator.ts';
import { SpeakRequest } from '../../contract/speech.ts';
import { AnswerStaffCallRequest, CallStaffRequest, type StaffCall } from '../../contract/staff-calls.ts';
import type { Log } from '../../serving/log/log.ts';
import type { CardSummaryResult } from '../modules/cards/card-summary-desk.ts';
import type { SimulatorDesk } from '../modules/devices/opening/simulator-desk.ts';
import type { DraftShelf } from '../modules/drafts/draft-shelf.ts';
import type { FilingResult } from '../modules/filing/file-case.ts';
import type { SpeechReply } from '../modules/speech/speech-desk.ts';
import type { EventStream } from './event-stream.ts';
import { onlyJson, onlyOwnHost, onlyOwnPages, onlyPlainPaths, securityHeaders } from './guards.ts';
import { openApiDocument } from './openapi.ts';
import { lastResort, notFound, parsedBody, refuse } from './problems.ts';
import { addReceiptRoutes, type ReceiptCounter } from './receipt-routes.ts';

export interface ServerParts {
  readonly log: Log;
  /** The port that the service listens on; known only once it does. */
  readonly port: () => number;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly events: EventStream;
  readonly snapshot: () => TerminalSnapshot;
  readonly fileCase: (request: FileCaseRequest) => FilingResult;
  /** Starts the receipt of a new case. */
  readonly printReceipt: (receiptId: string) => void;
  /** What staff can do about receipts. */
  readonly receipts: ReceiptCounter;
  readonly receiptNews: (receiptId: string) => Promise<ReceiptState>;
  readonly printCardSummary: (request: CardSummaryRequest) => Promise<CardSummaryResult>;
  readonly drafts: DraftShelf;
  readonly callStaff: (language: string) => { readonly call: StaffCall; readonly isNew: boolean };
  /** False when there is no such open call. */
  readonly answerStaffCall: (callId: string) => boolean;
  /** The signal is aborted when the page no longer waits. */
  readonly speak: (request: SpeakRequest, signal: AbortSignal) => Promise<SpeechReply>;
  readonly endSession: () => void;
  /** Undefined when no device is simulated; its routes are then absent. */
  readonly simulator: SimulatorDesk | undefined;
}

/** Largest request body: a narrative of 4,000 four-byte characters with everything else fits four times. */
const MOST_BODY = '64kb';

/** The HTTP face of the service. Nothing is decided here: each route checks its input and calls one part. */
export function createServer(parts: ServerParts): Express {
  const { log, events, simulator } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.use(onlyOwnHost(parts.port), securityHeaders, onlyOwnPages, onlyPlainPaths);
  app.post('/api/{*any}', onlyJson, express.json({ limit: MOST_BODY }));

  app.get(routes.events.path, (request, response) => events.connect(request, response));
  app.get(routes.status.path, (_request, response) => void response.json(parts.snapshot()));
  app.get(routes.openapi.path, (_request, response) => void response.json(openApiDocument()));

  app.post(routes.fileCase.path, async (request, response) => {
    const body = parsedBody(FileCaseRequest, request.body, response);
    if (!body) return;
    const result = parts.fileCase(body);
    if (!result.ok) {
      log('case.refused', { code: result.problem, status: 409 });
      refuse(response, result.problem);
      return;
    }
    const { filing } = result;
    log('case.filed', { caseNumber: filing.caseNumber, category: body.category, replayed: filing.replayed });
    if (!filing.replayed) parts.printReceipt(filing.receiptId);
    const reply: FiledCase = { ...filing, receipt: await parts.receiptNews(filing.receiptId) };
    response.status(filing.replayed ? 200 : 201).json(reply);
  });

  app.post(routes.printCardSummary.path, async (request, response) => {
    const body = parsedBody(CardSummaryRequest, request.body, response);
    if (!body) return;
    const result = await parts.printCardSummary(body);
    if (!result.ok) {
      refuse(response, result.problem);
      return;
    }
    log('card.summary', result.receipt);
    const reply: CardSummaryReply = { receipt: result.receipt };
    response.json(reply);
  });

  app.post(routes.parkDraft.path, async (request, response) => {
    const body = parsedBody(ParkDraftRequest, request.body, response);
    if (!body) return;
    const result = await parts.drafts.park(body.form);
    log(result.ok ? 'draft.parked' : 'draft.refused', result.ok ? {} : { code: result.problem });
    if (result.ok) response.status(201).json(result.parked);
    else refuse(response, result.problem);
  });

  app.post(routes.openDraft.path, async (request, response) => {
    const body = parsedBody(OpenDraftRequest, request.body, response);
    if (!body) return;
    const result = await parts.drafts.open(body.code, body.manner);
    log(result.ok ? 'draft.opened' : 'draft.refused', result.ok ? {} : { code: result.problem });
    if (result.ok) response.json({ form: result.form });
    else refuse(response, result.problem);
  });

  app.post(routes.callStaff.path, (request, response) => {
    const body = parsedBody(CallStaffRequest, request.body, response);
    if (!body) return;
    const { call, isNew } = parts.callStaff(body.language);
    if (isNew) log('staff.called', { language: body.language });
    response.status(isNew ? 201 : 200).json(call);
  });

  app.post(routes.answerStaffCall.path, (request, response) => {
    const body = parsedBody(AnswerStaffCallRequest, request.body, response);
    if (!body) return;
    if (parts.answerStaffCall(body.callId)) {
      log('staff.answered');
      response.status(204).end();
    } else refuse(response, 'notFound');
  });

  addReceiptRoutes(app, parts.receipts);

  app.post(routes.speak.path, async (request, response) => {
    const body = parsedBody(SpeakRequest, request.body, response);
    if (!body) return;
    const listener = new AbortController();
    response.once('close', () => listener.abort());
    const reply = await parts.speak(body, listener.signal);
    if (reply.ok) response.type('audio/wav').set('Content-Length', String(reply.wav.length)).end(reply.wav);
    else if (reply.problem === 'cancelled') response.destroy();
    else refuse(response, reply.problem);
  });

  app.post(routes.endSession.path, (_request, response) => {
    parts.endSession();
    response.status(204).end();
  });

  if (simulator) {
    app.get(routes.simulator.path, (_request, response) => void response.json(simulator.state()));
    app.post(routes.simulate.path, (request, response) => {
      const command = parsedBody(SimulatorCommand, request.body, response);
      if (!command) return;
      if (simulator.obey(command)) response.json(simulator.state());
      else refuse(response, 'notFound');
    });
  }

  for (const { path } of Object.values(routes)) {
    app.all(path, (_request, response) =>
      refuse(response, simulator || path !== routes.simulator.path ? 'methodNotAllowed' : 'notFound'),
    );
  }
  app.get('/', (_request, response) => response.redirect('/kiosk/'));
  if (existsSync(join(parts.pages, 'assets'))) {
    // File names in assets/ carry a hash of their content; the pages that name them do not.
    app.use('/assets', express.static(join(parts.pages, 'assets'), { immutable: true, maxAge: '1y' }));
  }
  app.use(
    express.static(parts.pages, {
      cacheControl: false,
      // Not even in the cache of pages to go back to, where a customer's page would live on.
      setHeaders: (page) => void page.setHeader('Cache-Control', 'no-store'),
    }),
  );
  app.use(notFound, lastResort(log));
  return app;
}
