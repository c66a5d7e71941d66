import type { Express, Response } from 'express';
import {
  DecideReceipt,
  KickDrawer,
  ReceiptAction,
  type ReceiptDecision,
  type ReceiptView,
  type VerifiedReceipt,
  VerifyReceipt,
} from '../../contract/receipts.ts';
import { routes } from '../../contract/routes.ts';
import type { DrawerKick } from '../../devices/receipt-printer/receipt-printer.ts';
import type { CopyResult, ReceiptJob } from '../modules/receipts/receipt-jobs.ts';
import { receiptView } from '../modules/receipts/receipt-view.ts';
import { parsedBody, refuse } from './problems.ts';

/** What a person can do about receipts. */
export interface ReceiptCounter {
  /** Receipts that somebody should look after, newest first. */
  readonly wanting: () => ReceiptJob[];
  readonly read: (receiptId: string) => ReceiptJob | undefined;
  /** Undefined where there is nothing to decide. */
  readonly decide: (receiptId: string, decision: ReceiptDecision) => ReceiptJob | undefined;
  /** Makes a copy and starts to print it. */
  readonly copy: (receiptId: string) => CopyResult;
  readonly cancel: (receiptId: string) => boolean;
  /** The receipt as a PNG; undefined where it cannot be drawn on this machine. */
  readonly picture: (job: ReceiptJob) => Uint8Array | undefined;
  readonly verify: (code: string) => VerifiedReceipt;
  readonly kickDrawer: (pin: 2 | 5) => Promise<DrawerKick>;
}

/** The routes of the counter's receipts. */
export function addReceiptRoutes(app: Express, counter: ReceiptCounter): void {
  const show = (response: Response, job: ReceiptJob | undefined, status = 200): void => {
    const view: ReceiptView | undefined = job && receiptView(job);
    if (view) response.status(status).json(view);
    else refuse(response, 'notFound');
  };

  app.get(routes.receipts.path, (_request, response) => {
    const list: ReceiptView[] = counter.wanting().map(receiptView);
    response.json(list);
  });

  app.post(routes.decideReceipt.path, (request, response) => {
    const body = parsedBody(DecideReceipt, request.body, response);
    if (!body) return;
    const job = counter.decide(body.receiptId, body.decision);
    if (job || !counter.read(body.receiptId)) show(response, job);
    else refuse(response, 'receiptNotUnknown');
  });

  app.post(routes.copyReceipt.path, (request, response) => {
    const body = parsedBody(ReceiptAction, request.body, response);
    if (!body) return;
    const result = counter.copy(body.receiptId);
    if (result.ok) show(response, result.job, 201);
    else refuse(response, result.problem);
  });

  app.post(routes.cancelReceipt.path, (request, response) => {
    const body = parsedBody(ReceiptAction, request.body, response);
    if (!body) return;
    const known = counter.read(body.receiptId);
    if (known && !counter.cancel(body.receiptId)) refuse(response, 'tooLate');
    else show(response, known);
  });

  app.post(routes.verifyReceipt.path, (request, response) => {
    const body = parsedBody(VerifyReceipt, request.body, response);
    if (body) response.json(counter.verify(body.code));
  });

  app.post(routes.kickDrawer.path, async (request, response) => {
    const body = parsedBody(KickDrawer, request.body, response);
    if (body) response.json({ drawer: await counter.kickDrawer(body.pin) });
  });

  app.get(routes.receiptPicture.path, (request, response) => {
    const job = counter.read(String(request.params.receiptId));
    const png = job && counter.picture(job);
    if (png) response.type('image/png').send(Buffer.from(png));
    else refuse(response, 'notFound');
  });

  app.get(routes.receipt.path, (request, response) => {
    show(response, counter.read(String(request.params.receiptId)));
  });
}
