import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';
import type { FilingResult } from '../cases/file-case.ts';
import type { Log } from '../log/log.ts';
import type { SimulatorDesk } from '../simulator-desk.ts';
import type { SpeechReply } from '../speech/speech-desk.ts';
import {
  FileCaseRequest,
  type FiledCase,
  type ReceiptState,
  routes,
  SimulatorCommand,
  SpeakRequest,
  type TerminalSnapshot,
} from './contract.ts';
import type { EventStream } from './event-stream.ts';
import { onlyJson, onlyOwnHost, onlyOwnPages, securityHeaders } from './guards.ts';
import { openApiDocument } from './openapi.ts';
import { lastResort, notFound, parsedBody, refuse } from './problems.ts';

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
  readonly receiptNews: (receiptId: string) => Promise<ReceiptState>;
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
  app.use(onlyOwnHost(parts.port), securityHeaders, onlyOwnPages);
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
      setHeaders: (page) => void page.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  app.use(notFound, lastResort(log));
  return app;
}
