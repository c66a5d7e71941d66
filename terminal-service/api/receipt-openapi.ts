import { z } from 'zod';
import { Problem } from '../../contract/problems.ts';
import {
  DecideReceipt,
  DrawerKick,
  KickDrawer,
  ReceiptAction,
  ReceiptView,
  VerifiedReceipt,
  VerifyReceipt,
} from '../../contract/receipts.ts';
import { routes } from '../../contract/routes.ts';

const json = <Schema>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});
const problems = { '4XX': json('Refused; the problem says why and what to do', Problem) };
const path = (route: { readonly path: string }) => route.path.replace(/:(\w+)/g, '{$1}');
const requestParams = { path: z.object({ receiptId: z.uuid() }) };

/** The part of the OpenAPI document about receipts. */
export const receiptPaths = {
  [path(routes.receipts)]: {
    get: {
      operationId: 'receipts',
      summary: 'Receipts that a person should look after: waiting, not printed, or unknown and undecided',
      responses: { 200: json('Newest first, at most 100', z.array(ReceiptView)) },
    },
  },
  [path(routes.receipt)]: {
    get: {
      operationId: 'receipt',
      summary: 'A receipt as text and as spoken sentences, with what became of its paper',
      requestParams,
      responses: { 200: json('Now', ReceiptView), ...problems },
    },
  },
  [path(routes.receiptPicture)]: {
    get: {
      operationId: 'receiptPicture',
      summary: 'A receipt as it looks on paper',
      requestParams,
      responses: {
        200: {
          description: 'One pixel for each dot of the printer',
          content: { 'image/png': { schema: { type: 'string' as const, contentMediaType: 'image/png' } } },
        },
        ...problems,
      },
    },
  },
  [path(routes.decideReceipt)]: {
    post: {
      operationId: 'decideReceipt',
      summary: 'Say what lay in the tray, where the printer never answered. Decided once; in the audit',
      requestBody: { content: { 'application/json': { schema: DecideReceipt } } },
      responses: { 200: json('The receipt', ReceiptView), ...problems },
    },
  },
  [path(routes.copyReceipt)]: {
    post: {
      operationId: 'copyReceipt',
      summary: 'Print a copy: the same case number, marked COPY. In the audit',
      requestBody: { content: { 'application/json': { schema: ReceiptAction } } },
      responses: { 201: json("The copy's own receipt", ReceiptView), ...problems },
    },
  },
  [path(routes.cancelReceipt)]: {
    post: {
      operationId: 'cancelReceipt',
      summary: 'Withdraw a receipt of which nothing was sent',
      requestBody: { content: { 'application/json': { schema: ReceiptAction } } },
      responses: { 200: json('The receipt', ReceiptView), ...problems },
    },
  },
  [path(routes.verifyReceipt)]: {
    post: {
      operationId: 'verifyReceipt',
      summary: "Check the signed code of a receipt against the keys of the agency's terminals",
      requestBody: { content: { 'application/json': { schema: VerifyReceipt } } },
      responses: { 200: json('What it proves, or what is wrong with it', VerifiedReceipt), ...problems },
    },
  },
  [path(routes.kickDrawer)]: {
    post: {
      operationId: 'kickDrawer',
      summary: 'Open the cash drawer on the printer',
      requestBody: { content: { 'application/json': { schema: KickDrawer } } },
      responses: { 200: json("The printer's word", DrawerKick), ...problems },
    },
  },
};
