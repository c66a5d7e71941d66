import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TerminalEvent, TerminalSnapshot } from '../contract/live-state.ts';
import type { Clock } from '../devices/clock.ts';
import { encodeReceipt } from '../receipts/escpos.ts';
import { printableLanguage } from '../receipts/printable-language.ts';
import type { Log } from '../serving/log/log.ts';
import { SetupError } from '../serving/setup-error.ts';
import type { AgencyProfile } from './agency/agency-profile.ts';
import { eventStream } from './api/event-stream.ts';
import { createServer } from './api/server.ts';
import type { Config } from './config/config.ts';
import { openStore } from './ledger/store.ts';
import { claimPrefix } from './ledger/terminal-identity.ts';
import { cardSummary } from './modules/cards/card-summary.ts';
import { cardSummaryDesk } from './modules/cards/card-summary-desk.ts';
import { sessionTaps } from './modules/cards/session-taps.ts';
import { deviceNews, faultOf } from './modules/devices/device-news.ts';
import type { Devices } from './modules/devices/opening/devices.ts';
import { expectedModel } from './modules/devices/opening/printers.ts';
import { draftShelf } from './modules/drafts/draft-shelf.ts';
import { complaintReceipt } from './modules/filing/complaint-receipt.ts';
import { fileCase } from './modules/filing/file-case.ts';
import { receiptCounter } from './modules/receipts/receipt-counter.ts';
import { receiptDesk } from './modules/receipts/receipt-desk.ts';
import { RESUME_WITHIN_MS, type ReceiptJob, receiptJobs } from './modules/receipts/receipt-jobs.ts';
import { openReceiptKeys } from './modules/receipts/receipt-keys.ts';
import { espeakNg } from './modules/speech/espeak-ng.ts';
import { speechDesk } from './modules/speech/speech-desk.ts';
import { staffCalls } from './modules/staff-calls/staff-calls.ts';

export interface ServiceParts {
  readonly config: Config;
  readonly agency: AgencyProfile;
  readonly clock: Clock;
  readonly log: Log;
  readonly devices: Devices;
  /** Folder of the built pages. */
  readonly pages: string;
}

export interface Service {
  /** Where it listens, without a slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Wires the parts together and starts to listen. Everything that the service does, it does because one of
 * three things happened: a device spoke, a request came in, or the last run left a receipt unfinished.
 * @throws {SetupError} when the port is taken or the store cannot be opened.
 */
export async function startService({
  config,
  agency,
  clock,
  log,
  devices,
  pages,
}: ServiceParts): Promise<Service> {
  const { reader, scanner, printer } = devices;
  const store = openStore(join(config.dataDir, 'terminal.db'));
  const prefix = claimPrefix(store, config.terminalPrefix);
  const keys = openReceiptKeys(config.dataDir, prefix);
  const paperNow = () => expectedModel(printer, config).paper;
  const taps = sessionTaps();
  const jobs = receiptJobs(store, clock);
  const drafts = draftShelf(store, clock);
  const calls = staffCalls(store, clock);

  const snapshot = (): TerminalSnapshot => ({
    terminal: {
      prefix,
      agencyName: agency.name,
      timeZone: agency.timeZone,
      simulated: devices.simulator !== undefined,
      screen: config.screen ?? null,
      keys: config.keys,
      speechKeys: config.speech.keys,
    },
    reader: reader.status,
    scanner: scanner.status,
    printer: printer.status,
    speech: speech.status,
    card: news.cardOnReader(),
    staffCalls: calls.open(),
  });
  // A page that reconnects while a receipt prints must learn what became of it.
  const events = eventStream(
    clock,
    () => [{ type: 'snapshot', snapshot: snapshot() }, ...desk.ofThisSession().map(receiptChanged)],
    () => endSession(),
  );
  const desk = receiptDesk({
    jobs,
    printer,
    encode: (receipt, { paper }) => encodeReceipt(receipt, paper),
    clock,
    onChange: (job) => {
      log('receipt.changed', { caseNumber: job.caseNumber, ...job.state });
      events.publish(receiptChanged(job));
    },
    onUnprintable: ({ caseNumber }, problem) =>
      log('receipt.unprintable', { caseNumber, detail: JSON.stringify(problem) }),
    onFailure: (error) => log('service.failed', { message: error.message, stack: error.stack }),
  });

  const speech = speechDesk({
    engine: espeakNg({ program: config.speech.engine, clock }),
    clock,
    onStatus: (status) => {
      const version = status.engine === 'available' ? { version: status.version } : {};
      log('speech.changed', { engine: status.engine, ...version, ...faultOf(status) });
      events.publish({ type: 'speech.changed', speech: status });
    },
    onFailure: (language, reason) => log('speech.failed', { language, reason }),
  });

  const summaries = cardSummaryDesk({
    printer,
    cardOfTap: taps.cardOf,
    receiptFor: (card, language) => cardSummary(agency, new Date(clock.now()), card, language),
    encode: (receipt, { paper }) => encodeReceipt(receipt, paper),
  });

  const news = deviceNews({ devices, taps, events, log });

  const receiptMaking = {
    agency,
    signing: keys.signing,
    printableLanguage: (wanted: string) => printableLanguage(wanted, paperNow()),
  };
  const counter = receiptCounter({
    jobs,
    desk,
    printer,
    trusted: keys.trusted,
    paper: paperNow,
    onDecision: (job) => {
      log('receipt.decided', { caseNumber: job.caseNumber });
      events.publish(receiptChanged(job));
    },
  });

  const endSession = (): void => {
    speech.endSession();
    desk.endSession();
    taps.forgetAll();
    news.forgetCard();
    drafts.endSession();
    calls.endSession();
    events.forget();
    log('session.ended');
    store.purgeLog();
  };

  const app = createServer({
    log,
    port: () => (server.address() as AddressInfo).port,
    pages,
    events,
    snapshot,
    fileCase: (request) =>
      fileCase(
        {
          store,
          clock,
          cardOfTap: taps.cardOf,
          receiptFor: (facts) => complaintReceipt(receiptMaking, facts),
        },
        request,
      ),
    printReceipt: (receiptId) => desk.print(receiptId, 'customer'),
    receipts: counter,
    receiptNews: desk.firstNews,
    printCardSummary: summaries.print,
    drafts,
    callStaff: (language) => {
      const called = calls.call(language);
      if (called.isNew) events.publish({ type: 'staff.called', call: called.call });
      return called;
    },
    answerStaffCall: (callId) => {
      const answered = calls.answer(callId);
      if (answered) events.publish({ type: 'staff.answered', callId });
      return answered;
    },
    speak: speech.speak,
    endSession,
    simulator: devices.simulator,
  });

  const server = createHttpServer(app);
  const stop = async (): Promise<void> => {
    speech.close();
    events.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await devices.close();
    drafts.close();
    store.close();
  };

  try {
    await listen(server, config.port);
  } catch (error) {
    speech.close();
    await devices.close();
    store.close();
    throw error;
  }
  const resumed = jobs.recover();
  desk.rememberInterrupted(jobs.changedLately(RESUME_WITHIN_MS));
  for (const job of resumed) desk.print(job.receiptId, 'staff');

  const { port } = server.address() as AddressInfo;
  log('service.started', { port, prefix });
  return { origin: `http://127.0.0.1:${port}`, stop };
}

function listen(server: ReturnType<typeof createHttpServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const why = taken ? 'is taken by another program' : `cannot be opened (${error.code ?? error.message})`;
      reject(new SetupError(`Port ${port} on 127.0.0.1 ${why}. Set PORT to another number.`));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

function receiptChanged({ receiptId, caseNumber, state }: ReceiptJob): TerminalEvent {
  return { type: 'receipt.changed', receiptId, caseNumber, receipt: state };
}
