import { printCardSummary } from './cards.ts';
import { fileCase } from './cases.ts';
import { openDraft, parkDraft, printDraftCode } from './drafts.ts';
import { kickDrawer } from './drawer.ts';
import type { Operation } from './operation.ts';
import {
  cancelReceipt,
  copyReceipt,
  decideReceipt,
  receipt,
  receiptPicture,
  receipts,
  verifyReceipt,
} from './receipts.ts';
import { events, openapi, status } from './service.ts';
import { endSession } from './session.ts';
import { simulate, simulator } from './simulator.ts';
import { speak } from './speech.ts';
import { answerStaffCall, callStaff } from './staff-calls.ts';

/** Every operation of the service, in the order of its documentation. A fixed path stands before one with parameters. */
export const operations: readonly Operation[] = [
  events,
  status,
  openapi,
  endSession,
  fileCase,
  parkDraft,
  openDraft,
  printDraftCode,
  callStaff,
  answerStaffCall,
  printCardSummary,
  receipts,
  decideReceipt,
  copyReceipt,
  cancelReceipt,
  verifyReceipt,
  receipt,
  receiptPicture,
  kickDrawer,
  speak,
  simulator,
  simulate,
];
