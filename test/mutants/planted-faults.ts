/** A mistake that somebody could make in this code, and the tests that have to notice. */
export interface PlantedFault {
  /** What a technician would say of a terminal that has it. */
  readonly name: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replaceBy: string;
  /** Test files, in one of which a test has to fail. */
  readonly foundBy: readonly [string, ...string[]];
}

const terminal = 'terminal-service';
const terminalTests = 'test/terminal-service';

/** Each of these was once made by somebody, or lived unnoticed in a trial of the tests. */
export const plantedFaults: readonly PlantedFault[] = [
  {
    name: 'the audit does not check that an entry hangs on the one before it',
    file: `${terminal}/ledger/audit.ts`,
    find: `      row.previous_hash === previous &&
      row.hash === linkHash(previous, { at, action, subject, detail });`,
    replaceBy: `      row.hash === linkHash(row.previous_hash, { at, action, subject, detail });`,
    foundBy: [`${terminalTests}/ledger/audit.test.ts`],
  },
  {
    name: 'the audit does not look at the hash that an entry names as the one before it',
    file: `${terminal}/ledger/audit.ts`,
    find: `      row.previous_hash === previous &&
`,
    replaceBy: '',
    foundBy: [`${terminalTests}/ledger/audit.test.ts`],
  },
  {
    name: 'a case number is told before it is marked outside the store',
    file: `${terminal}/modules/filing/module.ts`,
    find: 'await marks.keep();',
    replaceBy: 'void marks.keep();',
    foundBy: [`${terminalTests}/ledger/a-number-given-out-twice.test.ts`],
  },
  {
    name: 'a filing is in the audit without a fingerprint of its content',
    file: `${terminal}/modules/filing/file-case.ts`,
    find: ', content: requestHash }',
    replaceBy: ' }',
    foundBy: [`${terminalTests}/modules/filing/filing-audit.test.ts`],
  },
  {
    name: 'what became of a receipt is not in the audit',
    file: `${terminal}/modules/receipts/receipt-jobs.ts`,
    find: "appendAudit(store, { at, action: 'receipt.changed', subject: row.case_number, detail });",
    replaceBy: 'void detail;',
    foundBy: [`${terminalTests}/modules/receipts/receipt-audit.test.ts`],
  },
  {
    name: 'a second copy is made while the first one prints',
    file: `${terminal}/modules/receipts/receipt-jobs.ts`,
    find: 'all.some(({ state }) => UNDER_WAY.includes(state))',
    replaceBy: 'UNDER_WAY.includes(original.state)',
    foundBy: [`${terminalTests}/modules/receipts/receipt-copies.test.ts`],
  },
  {
    name: 'a copy that staff asked for is withdrawn when the customer leaves',
    file: `${terminal}/modules/receipts/receipt-desk.ts`,
    find: 'ofCustomers().difference(ofStaff)',
    replaceBy: 'ofCustomers().union(ofStaff)',
    foundBy: [`${terminalTests}/modules/receipts/receipt-desk.test.ts`],
  },
  {
    name: 'a receipt that the printer has already comes out when nobody is there any more',
    file: `${terminal}/modules/receipts/receipt-desk.ts`,
    find: 'void printer.withdraw(receiptId).then(',
    replaceBy: "void Promise.resolve(printer.cancel(receiptId) ? 'notSent' : 'tooLate').then(",
    foundBy: [`${terminalTests}/modules/receipts/receipt-desk.test.ts`],
  },
  {
    name: 'a call for staff outlives its visit',
    file: `${terminal}/modules/staff-calls/module.ts`,
    find: "for (const callId of calls.endSession()) publish({ type: 'staff.ended', callId });",
    replaceBy: '',
    foundBy: [`${terminalTests}/modules/staff-calls/staff-calls.test.ts`],
  },
  {
    name: 'answers that somebody takes up again are gone from the shelf',
    file: `${terminal}/modules/drafts/draft-shelf.ts`,
    find: `        manner === 'look'
          ?`,
    replaceBy: `        manner !== 'look'
          ?`,
    foundBy: [`${terminalTests}/modules/drafts/parked-draft.test.ts`],
  },
  {
    name: 'whoever waits for staff without touching anything is sent away',
    file: 'kiosk-ui/flows/visit/visit-dialogs.ts',
    find: "[{ guard: 'waitsForStaff', target: 'watching', reenter: true }, { target: 'warning' }]",
    replaceBy: "[{ target: 'warning' }]",
    foundBy: ['test/flows/calling-staff.test.ts'],
  },
  {
    name: 'a receipt from before the clock was set back is printed for whoever stands there',
    file: `${terminal}/modules/receipts/receipt-jobs.ts`,
    find: 'age >= 0 && age < RESUME_WITHIN_MS',
    replaceBy: 'age < RESUME_WITHIN_MS',
    foundBy: [`${terminalTests}/modules/receipts/receipt-recovery.test.ts`],
  },
  {
    name: 'one draft more than fits lies on the shelf',
    file: `${terminal}/modules/drafts/draft-shelf.ts`,
    find: '>= MOST_DRAFTS',
    replaceBy: '> MOST_DRAFTS',
    foundBy: [`${terminalTests}/modules/drafts/full-shelf.test.ts`],
  },
  {
    name: 'a reader that reads without end fills the memory',
    file: `${terminal}/modules/cards/session-taps.ts`,
    find: 'if (oldest !== undefined) taps.delete(oldest);',
    replaceBy: 'void oldest;',
    foundBy: [`${terminalTests}/modules/cards/session-taps.test.ts`],
  },
  {
    name: 'pages hear no heartbeat and take a quiet service for gone',
    file: 'serving/live-stream.ts',
    find: "        page.write('event: heartbeat\\ndata: {}\\n\\n');\n",
    replaceBy: '',
    foundBy: ['test/serving/heartbeats.test.ts'],
  },
  {
    name: 'the counter can be reached by a page that opened it',
    file: 'serving/guards.ts',
    find: "  if (!isKiosk) response.set('Cross-Origin-Opener-Policy', 'same-origin');\n",
    replaceBy: '',
    foundBy: ['test/serving/security-headers.test.ts'],
  },
  {
    name: 'a customer starts over without a word while nobody knows whether their case was filed',
    file: 'kiosk-ui/flows/visit/visit-setup.ts',
    find: "context.progress === 'answers' || context.progress === 'unconfirmed',",
    replaceBy: "context.progress === 'answers',",
    foundBy: ['test/flows/leaving-while-unconfirmed.test.ts'],
  },
  {
    name: 'staff leave the answers of a customer while nobody knows whether they were filed',
    file: 'kiosk-ui/flows/assisted/assisted-flow.ts',
    find: "mayLeave: ({ context }) => context.progress !== 'unconfirmed',",
    replaceBy: 'mayLeave: () => true,',
    foundBy: ['test/flows/leaving-while-unconfirmed.test.ts'],
  },
  {
    name: 'after a drawer kick that goes wrong no receipt is printed any more',
    file: 'devices/receipt-printer/escpos/print-queue.ts',
    find: `    } finally {
      this.#held = false;
      this.advance();
    }`,
    replaceBy: `    } finally {
      this.#held = false;
    }`,
    foundBy: ['test/devices/receipt-printer/drawer-kick.test.ts'],
  },
  {
    name: 'one of the two bits that say that the paper has run out is overlooked',
    file: 'devices/receipt-printer/escpos/printer-conditions.ts',
    find: "(third & 0x0c) !== 0 ? 'out'",
    replaceBy: "(third & 0x08) !== 0 ? 'out'",
    foundBy: ['test/devices/receipt-printer/escpos/printer-conditions.test.ts'],
  },
  {
    name: 'a printer that answers that it has no paper has printed',
    file: 'devices/receipt-printer/escpos/status-codec.ts',
    find: 'return (byte & 0x0c) !== 0;',
    replaceBy: 'return false;',
    foundBy: ['test/devices/receipt-printer/clone-without-process-id.test.ts'],
  },
  {
    name: 'a receipt shows the whole number of a fare card',
    file: `${terminal}/modules/filing/filed-receipt.ts`,
    find: 'cardLastFour: card?.number?.slice(-4),',
    replaceBy: 'cardLastFour: card?.number,',
    foundBy: [`${terminalTests}/modules/filing/filed-receipt.test.ts`],
  },
  {
    name: 'after one bold line the whole receipt is bold',
    file: 'receipts/escpos.ts',
    find: '[ESC, 0x45, 0]',
    replaceBy: '[]',
    foundBy: ['test/receipts/printing-modes.test.ts'],
  },
  {
    name: 'after one centred line the whole receipt is centred',
    file: 'receipts/escpos.ts',
    find: "return wrapped(align === 'centre', CENTRE, sized, LEFT);",
    replaceBy: "return wrapped(align === 'centre', CENTRE, sized, []);",
    foundBy: ['test/receipts/printing-modes.test.ts'],
  },
  {
    name: 'the day of the answer is counted from the day in London',
    file: `${terminal}/modules/filing/filed-receipt.ts`,
    find: '.toZonedDateTimeISO(timeZone)',
    replaceBy: ".toZonedDateTimeISO('UTC')",
    foundBy: [`${terminalTests}/modules/filing/filed-receipt.test.ts`],
  },
  {
    name: 'the trip that somebody filed is lost',
    file: `${terminal}/modules/filing/file-case.ts`,
    find: 'answers: canonicalJson(request.answers),',
    replaceBy: 'answers: canonicalJson({ ...request.answers, trip: undefined }),',
    foundBy: [`${terminalTests}/modules/filing/filed-receipt.test.ts`],
  },
  {
    name: 'whoever leaves their card on the reader is not called back',
    file: 'kiosk-ui/flows/visit/between-visits.ts',
    find: "forgotten: { always: [{ guard: 'cardLies', target: 'takeCard' }, { target: 'waiting' }] },",
    replaceBy: "forgotten: { always: { target: 'waiting' } },",
    foundBy: ['test/flows/card-left-on-the-reader.test.ts'],
  },
  {
    name: 'answers that there are not are offered to be put away',
    file: 'kiosk-ui/flows/visit/visit-dialogs.ts',
    find: "park: { guard: 'parkable', target: 'watching' }",
    replaceBy: "park: 'watching'",
    foundBy: ['test/flows/customer-walks-away.test.ts'],
  },
  {
    name: 'back from a card leads to a menu that nobody has seen',
    file: 'kiosk-ui/flows/visit/visit-tasks.ts',
    find: "{ target: 'menu', actions: 'startOver' },",
    replaceBy: "{ target: 'menu' },",
    foundBy: ['test/flows/back-to-a-screen-never-seen.test.ts'],
  },
  {
    name: 'a card that has expired is valid until a day long past',
    file: 'receipts/card-summary-receipt.ts',
    find: 'const isOver = (end: string) => end < readAt.slice(0, end.length);',
    replaceBy: 'const isOver = (_end: string) => false;',
    foundBy: ['test/receipts/a-card-that-has-expired.test.ts'],
  },
  {
    name: 'a slip that could not be printed comes out for the next customer',
    file: `${terminal}/modules/receipts/print-now.ts`,
    find: '      void printer.withdraw(id);\n',
    replaceBy: '',
    foundBy: [
      `${terminalTests}/modules/drafts/code-on-paper.test.ts`,
      `${terminalTests}/modules/cards/card-printout.test.ts`,
    ],
  },
  {
    name: 'what became of a receipt on a full disk is never written down',
    file: `${terminal}/ledger/storage-watch.ts`,
    find: 'if (waiting.size > 0 || !tried(work)) waiting.set(what, work);',
    replaceBy: 'tried(work);',
    foundBy: [`${terminalTests}/ledger/full-disk.test.ts`],
  },
];
