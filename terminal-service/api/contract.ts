/**
 * THE contract between the terminal service and everything that talks to it: every request, reply and
 * event, as zod schemas. The service validates with them, the UI takes its types from them, and the
 * OpenAPI document is generated from them. Times are ISO 8601 with an offset; money is integer cents;
 * card numbers are the last four digits only.
 */
import { z } from 'zod';

// ---------------------------------------------------------------- devices

export const FaultAction = z
  .enum(['reset', 'clear', 'configuration', 'maintenance', 'suspend'])
  .describe(
    'Who can mend it (XFS4IoT ErrorEvent.action): nobody needed, staff, settings, technician, itself',
  );

const fault = <Code extends string>(codes: readonly [Code, ...Code[]]) =>
  z.object({ code: z.enum(codes), action: FaultAction, detail: z.string() });

export const CardReaderState = z
  .union([
    z.object({ device: z.literal('online'), media: z.enum(['present', 'notPresent']), model: z.string() }),
    z.object({
      device: z.enum(['noDevice', 'powerOff', 'offline', 'hardwareError']),
      fault: fault([
        'notConfigured',
        'notFound',
        'noPermission',
        'busy',
        'notAnswering',
        'unplugged',
        'protocolError',
      ]),
    }),
  ])
  .meta({ id: 'CardReaderState', description: 'The card reader, in XFS4IoT terms' });
export type CardReaderState = z.infer<typeof CardReaderState>;

export const CodeScannerState = z
  .union([
    z.object({ device: z.literal('online') }),
    z.object({
      device: z.enum(['noDevice', 'powerOff', 'offline']),
      fault: fault(['notConfigured', 'notFound', 'noPermission', 'busy', 'unplugged']),
    }),
  ])
  .meta({ id: 'CodeScannerState', description: 'The scanner for barcodes and QR codes, in XFS4IoT terms' });
export type CodeScannerState = z.infer<typeof CodeScannerState>;

export const CodeScan = z
  .object({
    text: z.string().min(1).describe('What the code says; of control characters only GS (1Dh) is left'),
    symbology: z
      .string()
      .exactOptional()
      .describe('Such as qrCode or code128, where the scanner is set to tell'),
  })
  .meta({ id: 'CodeScan' });
export type CodeScan = z.infer<typeof CodeScan>;

export const PrinterState = z
  .union([
    z.object({
      device: z.enum(['online', 'deviceBusy']),
      paper: z.enum(['full', 'low']),
      model: z.string(),
      drawer: z.enum(['open', 'closed']).exactOptional().describe('Only where a cash drawer is configured'),
    }),
    z.object({
      device: z.enum(['noDevice', 'powerOff', 'offline', 'userError', 'hardwareError']),
      paper: z.enum(['full', 'low', 'out', 'unknown']),
      fault: fault([
        'notConfigured',
        'notFound',
        'refused',
        'noPermission',
        'busy',
        'notAnswering',
        'paperOut',
        'coverOpen',
        'cutterError',
        'recoverableError',
        'unrecoverableError',
        'offline',
      ]),
    }),
  ])
  .meta({ id: 'PrinterState', description: 'The receipt printer, in XFS4IoT terms' });
export type PrinterState = z.infer<typeof PrinterState>;

// ------------------------------------------------------------------ cards

const LocalDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const LocalDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .describe("The agency's local wall-clock time, YYYY-MM-DDTHH:MM, as the card stores it");

export const Trip = z
  .object({
    kind: z.enum(['passTrip', 'storedValueTrip', 'passSale', 'unknown']),
    at: LocalDateTime,
    mode: z.enum(['bus', 'subway', 'lightRail', 'unknown']),
    agency: z.string().max(80).optional(),
    route: z.string().max(40).optional(),
    station: z.string().max(80).optional(),
    fareCents: z.int().describe('What the trip cost; negative for a refund'),
  })
  .meta({ id: 'Trip', description: "One line of the card's own history" });
export type Trip = z.infer<typeof Trip>;

export const CardProblem = z.object({
  code: z.enum([
    'keyMissing',
    'keyRefused',
    'checksumMismatch',
    'olderCopyUsed',
    'malformed',
    'protected',
    'layoutUnknown',
    'readerCannot',
    'unknownFamily',
  ]),
  part: z.enum(['card', 'balance', 'expiry', 'topUps', 'passes', 'trips']),
});
export type CardProblem = z.infer<typeof CardProblem>;

export const Card = z
  .object({
    tapId: z.uuid().describe('Names this tap for as long as the session lasts'),
    family: z.string(),
    name: z.string(),
    numberLastFour: z
      .string()
      .regex(/^\d{4}$/)
      .nullable(),
    balance: z.object({ cents: z.int(), currency: z.string().length(3) }).nullable(),
    expiresOn: LocalDate.nullable(),
    passes: z.array(z.object({ expiresAt: LocalDateTime })),
    topUps: z.array(z.object({ at: LocalDateTime, cents: z.int(), automatic: z.boolean() })),
    trips: z.array(Trip).describe('Newest first'),
    problems: z.array(CardProblem),
  })
  .meta({ id: 'Card', description: 'A card that was tapped, as far as it could be read' });
export type Card = z.infer<typeof Card>;

export const CardDropReason = z.enum([
  'removedTooSoon',
  'cardChanged',
  'severalCards',
  'readerLost',
  'unreadable',
]);
export type CardDropReason = z.infer<typeof CardDropReason>;

// --------------------------------------------------------------- receipts

export const ReceiptProblem = z.enum([
  'notConfigured',
  'notFound',
  'refused',
  'noPermission',
  'busy',
  'notAnswering',
  'paperOut',
  'coverOpen',
  'cutterError',
  'recoverableError',
  'unrecoverableError',
  'offline',
]);

/** What a person says became of a receipt that the printer did not confirm. */
export const ReceiptDecision = z.enum(['printed', 'notPrinted']);
export type ReceiptDecision = z.infer<typeof ReceiptDecision>;

export const ReceiptState = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('queued') }),
    z.object({ state: z.literal('sending') }),
    z.object({ state: z.literal('bodyConfirmed') }),
    z.object({ state: z.literal('printed') }),
    z.object({ state: z.literal('waiting'), reason: ReceiptProblem }),
    z.object({ state: z.literal('notSent'), reason: z.enum([...ReceiptProblem.options, 'unprintable']) }),
    z.object({
      state: z.literal('unknown'),
      bodyConfirmed: z.boolean(),
      decided: ReceiptDecision.exactOptional().describe('What a person found in the tray'),
    }),
    z.object({ state: z.literal('cancelled') }),
  ])
  .meta({
    id: 'ReceiptState',
    description:
      "A receipt job. `printed` only on the printer's own word; `waiting` goes on by itself when a person has mended the cause; `unknown` is for a person to decide",
  });
export type ReceiptState = z.infer<typeof ReceiptState>;

export const ReceiptView = z
  .object({
    receiptId: z.uuid(),
    caseNumber: z.string(),
    copyNumber: z.int().min(0).describe('0 for the original'),
    createdAt: z.iso.datetime({ offset: true }),
    language: z.string().describe('The language that it is really in'),
    receipt: ReceiptState,
    lines: z.array(z.string()).describe('As text, at most 48 columns wide'),
    spoken: z.array(z.string()).describe('A sentence for each part, numbers symbol by symbol'),
  })
  .meta({ id: 'ReceiptView' });
export type ReceiptView = z.infer<typeof ReceiptView>;

export const ReceiptAction = z.strictObject({ receiptId: z.uuid() }).meta({ id: 'ReceiptAction' });
export const DecideReceipt = z
  .strictObject({ receiptId: z.uuid(), decision: ReceiptDecision })
  .meta({ id: 'DecideReceipt' });

export const VerifyReceipt = z
  .strictObject({ code: z.string().min(1).max(400) })
  .meta({ id: 'VerifyReceipt' });
export const VerifiedReceipt = z
  .discriminatedUnion('genuine', [
    z.object({
      genuine: z.literal(true),
      caseNumber: z.string(),
      kind: z.enum(['complaint', 'commendation', 'suggestion', 'citationDispute']),
      filedAt: z.iso.datetime({ offset: true }),
      terminal: z.string(),
    }),
    z.object({ genuine: z.literal(false), problem: z.string(), what: z.string() }),
  ])
  .meta({ id: 'VerifiedReceipt' });
export type VerifiedReceipt = z.infer<typeof VerifiedReceipt>;

export const KickDrawer = z
  .strictObject({ pin: z.union([z.literal(2), z.literal(5)]) })
  .meta({ id: 'KickDrawer' });
export const DrawerKick = z
  .object({ drawer: z.enum(['kicked', 'notReady', 'notConfirmed']) })
  .meta({ id: 'DrawerKick', description: "The printer's word on the pulse, not the drawer's" });

// ------------------------------------------------------------------ cases

export const ComplaintCategory = z.enum([
  'operatorConduct',
  'passedUp',
  'lateOrMissing',
  'vehicleOrStation',
  'fareOrCard',
  'accessibility',
  'safety',
  'other',
]);
export type ComplaintCategory = z.infer<typeof ComplaintCategory>;

export const CaseKind = z.enum(['complaint', 'commendation', 'suggestion']);
export type CaseKind = z.infer<typeof CaseKind>;

/** Longest narrative, in characters: the limit of a GeoReport v2 `description`. */
export const NARRATIVE_MAX = 4000;

/** Control characters cannot be printed, read aloud or delivered; line breaks and tabs can. */
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'control characters are not allowed');

const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .max(20);

export const FileCaseRequest = z
  .strictObject({
    requestId: z.uuid().describe('Made by the client once per filing. Sent again, it returns the same case.'),
    kind: CaseKind,
    category: ComplaintCategory,
    narrative: text(NARRATIVE_MAX).min(1),
    language: LanguageTag.describe('BCP 47; the receipt is written in it'),
    tapId: z.uuid().optional().describe('The card that the complaint is about'),
    trip: Trip.optional().describe('The trip that the complaint is about, as offered from the card'),
    contact: z
      .strictObject({
        name: text(120).optional(),
        email: z.union([z.literal(''), z.email().max(254)]).optional(),
        phone: text(40).optional(),
      })
      .optional(),
  })
  .meta({ id: 'FileCaseRequest' });
export type FileCaseRequest = z.infer<typeof FileCaseRequest>;

export const FiledCase = z
  .object({
    caseNumber: z.string(),
    filedAt: z.iso.datetime({ offset: true }),
    receiptId: z.uuid(),
    receipt: ReceiptState,
    replayed: z.boolean().describe('True when this request id had been filed before'),
  })
  .meta({ id: 'FiledCase', description: 'Durable from here on, whatever the printer does' });
export type FiledCase = z.infer<typeof FiledCase>;

// ----------------------------------------------------------- card summary

export const CardSummaryRequest = z
  .strictObject({ tapId: z.uuid(), language: LanguageTag })
  .meta({ id: 'CardSummaryRequest', description: 'Print what is on a card that was tapped in this session' });
export type CardSummaryRequest = z.infer<typeof CardSummaryRequest>;

export const CardSummaryReply = z.object({ receipt: ReceiptState }).meta({
  id: 'CardSummaryReply',
  description: 'A summary is not kept: what cannot be printed now is dropped',
});
export type CardSummaryReply = z.infer<typeof CardSummaryReply>;

// ----------------------------------------------------------------- drafts

/** A half-filled form as the page holds it; nothing in it has been checked for completeness. */
export const DraftForm = z
  .discriminatedUnion('task', [
    z.strictObject({
      task: z.literal('complaint'),
      language: LanguageTag,
      answers: z.strictObject({
        kind: CaseKind.nullable(),
        category: ComplaintCategory.nullable(),
        trip: z
          .discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('cardTrip'), trip: Trip }),
            z.strictObject({ kind: z.literal('anotherTrip') }),
            z.strictObject({ kind: z.literal('noTrip') }),
          ])
          .nullable(),
        narrative: z.string().max(NARRATIVE_MAX),
        contact: z.strictObject({
          name: z.string().max(120),
          email: z.string().max(254),
          phone: z.string().max(40),
        }),
      }),
    }),
  ])
  .meta({ id: 'DraftForm' });
export type DraftForm = z.infer<typeof DraftForm>;

export const ParkDraftRequest = z.strictObject({ form: DraftForm }).meta({ id: 'ParkDraftRequest' });
export type ParkDraftRequest = z.infer<typeof ParkDraftRequest>;

export const ParkedDraft = z
  .object({
    code: z.string().describe('Opens the draft once; the service itself keeps no copy of it'),
    keptUntil: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'ParkedDraft' });
export type ParkedDraft = z.infer<typeof ParkedDraft>;

export const OpenDraftRequest = z
  .strictObject({ code: z.string().max(40).describe('As typed: any case, blanks and hyphens do not matter') })
  .meta({ id: 'OpenDraftRequest' });
export type OpenDraftRequest = z.infer<typeof OpenDraftRequest>;

export const OpenedDraft = z.object({ form: DraftForm }).meta({ id: 'OpenedDraft' });
export type OpenedDraft = z.infer<typeof OpenedDraft>;

// ------------------------------------------------------------ staff calls

export const StaffCall = z
  .object({
    callId: z.uuid(),
    calledAt: z.iso.datetime({ offset: true }),
    language: LanguageTag.describe('The language of the customer who waits'),
  })
  .meta({
    id: 'StaffCall',
    description: 'A customer asks for a person; open until a member of staff answers',
  });
export type StaffCall = z.infer<typeof StaffCall>;

export const CallStaffRequest = z.strictObject({ language: LanguageTag }).meta({ id: 'CallStaffRequest' });
export type CallStaffRequest = z.infer<typeof CallStaffRequest>;

export const AnswerStaffCallRequest = z
  .strictObject({ callId: z.uuid() })
  .meta({ id: 'AnswerStaffCallRequest' });
export type AnswerStaffCallRequest = z.infer<typeof AnswerStaffCallRequest>;

// ----------------------------------------------------------------- speech

export const SpeechState = z
  .discriminatedUnion('engine', [
    z.object({
      engine: z.literal('available'),
      version: z.string(),
      voices: z
        .array(z.string())
        .describe('Primary language subtags that can be spoken, such as `en` or `zh`'),
    }),
    z.object({
      engine: z.literal('absent'),
      fault: fault(['starting', 'notFound', 'noPermission', 'notAnswering', 'crashed', 'protocolError']),
    }),
  ])
  .meta({ id: 'SpeechState', description: 'The program that speaks; `starting` until it was first tried' });
export type SpeechState = z.infer<typeof SpeechState>;

/** Longest text of one utterance, in UTF-16 units. Sentence by sentence is heard sooner and stops sooner. */
export const SPEECH_TEXT_MAX = 2000;

export const SpeakRequest = z
  .strictObject({
    language: LanguageTag.describe('BCP 47; the voice is chosen by the primary subtag'),
    text: text(SPEECH_TEXT_MAX).min(1).describe('Plain text; markup is not understood'),
    rate: z.number().min(0.5).max(2).default(1).describe('1 is 160 words a minute; the pitch stays'),
    cacheable: z
      .boolean()
      .default(false)
      .describe("Only for texts that are the same for everybody, never with a customer's words in them"),
  })
  .meta({ id: 'SpeakRequest' });
export type SpeakRequest = z.infer<typeof SpeakRequest>;

// ----------------------------------------------------------------- errors

export const Problem = z
  .object({
    code: z.enum([
      'invalidRequest',
      'tooLarge',
      'notJson',
      'notFound',
      'methodNotAllowed',
      'foreignHost',
      'crossSite',
      'requestIdReused',
      'cardForgotten',
      'receiptUnderWay',
      'receiptNotUnknown',
      'tooLate',
      'draftNotFound',
      'draftGuesses',
      'draftShelfFull',
      'storageFull',
      'storageFailed',
      'noVoice',
      'noSpeechEngine',
      'speechBusy',
      'speechTooLong',
      'speechFailed',
      'internal',
    ]),
    message: z.string().describe('One English sentence that says what to do'),
    fields: z
      .record(z.string(), z.string())
      .optional()
      .describe('What is wrong, by path, for invalidRequest'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

// ------------------------------------------------------------- live state

/**
 * What the keys of a tactile pad and of switches send, as `KeyboardEvent.code`. Several codes may do the same.
 * `next` and `choose` are the two switches; the six others are the pad's. The defaults suit a plain keyboard.
 */
export const KeyMap = z
  .strictObject({
    up: z.array(z.string()).default(['ArrowUp']),
    down: z.array(z.string()).default(['ArrowDown']),
    left: z.array(z.string()).default(['ArrowLeft']),
    right: z.array(z.string()).default(['ArrowRight']),
    select: z.array(z.string()).default(['Enter', 'NumpadEnter']),
    help: z.array(z.string()).default(['F1']),
    next: z.array(z.string()).default(['F8']),
    choose: z.array(z.string()).default(['F9']),
  })
  .meta({ id: 'KeyMap' });
export type KeyMap = z.infer<typeof KeyMap>;

/**
 * Keys that only speech needs, as `KeyboardEvent.code`. A pad with a headphone socket sends a key when a plug goes
 * in or out. The defaults are keys that no ordinary keyboard text needs.
 */
export const SpeechKeyMap = z
  .strictObject({
    headphonesIn: z.array(z.string()).default(['F15']),
    headphonesOut: z.array(z.string()).default(['F16']),
    onOff: z.array(z.string()).default(['F4']),
    pause: z.array(z.string()).default(['F6']).describe('Pauses, and goes on'),
    repeat: z.array(z.string()).default(['F7']).describe('Says the last thing again'),
    slower: z.array(z.string()).default([]),
    faster: z.array(z.string()).default([]),
    volume: z.array(z.string()).default([]).describe('The next volume; after the loudest the softest'),
    darkScreen: z.array(z.string()).default([]).describe('Blanks the screen, and shows it again'),
  })
  .meta({ id: 'SpeechKeyMap' });
export type SpeechKeyMap = z.infer<typeof SpeechKeyMap>;

export const Screen = z
  .strictObject({
    widthMm: z.number().min(100).max(3000),
    heightMm: z.number().min(100).max(3000),
  })
  .meta({
    id: 'Screen',
    description: 'The visible area of the screen; sizes on the page are in millimetres',
  });
export type Screen = z.infer<typeof Screen>;

export const TerminalSnapshot = z
  .object({
    terminal: z.object({
      prefix: z.string(),
      agencyName: z.string(),
      /** IANA name; card times and receipts are in this zone. */
      timeZone: z.string(),
      /** True while any device is simulated; the page then shows its device dock. */
      simulated: z.boolean(),
      /** Null until it is configured; the page then assumes a 32-inch screen. */
      screen: Screen.nullable(),
      keys: KeyMap,
      speechKeys: SpeechKeyMap,
    }),
    reader: CardReaderState,
    scanner: CodeScannerState,
    printer: PrinterState,
    speech: SpeechState,
    card: Card.nullable().describe('The card on the reader now'),
    staffCalls: z.array(StaffCall).describe('Open calls, oldest first'),
  })
  .meta({ id: 'TerminalSnapshot' });
export type TerminalSnapshot = z.infer<typeof TerminalSnapshot>;

export const TerminalEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('snapshot'), snapshot: TerminalSnapshot }),
    z.object({ type: z.literal('reader.changed'), reader: CardReaderState }),
    z.object({ type: z.literal('card.read'), card: Card }),
    z.object({ type: z.literal('card.dropped'), reason: CardDropReason }),
    z.object({ type: z.literal('card.removed') }),
    z.object({ type: z.literal('scanner.changed'), scanner: CodeScannerState }),
    z.object({ type: z.literal('code.scanned'), scan: CodeScan }),
    z.object({ type: z.literal('printer.changed'), printer: PrinterState }),
    z.object({ type: z.literal('speech.changed'), speech: SpeechState }),
    z.object({ type: z.literal('staff.called'), call: StaffCall }),
    z.object({ type: z.literal('staff.answered'), callId: z.uuid() }),
    z.object({
      type: z.literal('receipt.changed'),
      receiptId: z.uuid(),
      caseNumber: z.string(),
      receipt: ReceiptState,
    }),
  ])
  .meta({
    id: 'TerminalEvent',
    description: 'One message of the event stream; the first is always a snapshot or the next missed event',
  });
export type TerminalEvent = z.infer<typeof TerminalEvent>;

// -------------------------------------------------------------- simulator

export const SimulatorCommand = z
  .discriminatedUnion('do', [
    z.strictObject({ do: z.literal('tapCard'), cardId: z.string() }),
    z.strictObject({ do: z.literal('removeCard') }),
    z.strictObject({ do: z.literal('unplugReader') }),
    z.strictObject({ do: z.literal('plugInReader') }),
    z.strictObject({ do: z.literal('scanCode'), text: z.string().min(1).max(4000) }),
    z.strictObject({ do: z.literal('takePaperOut') }),
    z.strictObject({ do: z.literal('putPaperIn') }),
    z.strictObject({ do: z.literal('openCover') }),
    z.strictObject({ do: z.literal('closeCover') }),
    z.strictObject({ do: z.literal('cutPrinterPower') }),
    z.strictObject({ do: z.literal('restorePrinterPower') }),
    z.strictObject({ do: z.literal('tearOffTape') }),
  ])
  .meta({ id: 'SimulatorCommand', description: "What a visitor's hand does to the simulated devices" });
export type SimulatorCommand = z.infer<typeof SimulatorCommand>;

export const SimulatorState = z
  .object({
    cards: z.array(z.object({ id: z.string(), title: z.string(), about: z.string() })),
    cardOnReader: z.string().nullable(),
    readerPluggedIn: z.boolean(),
    scanner: z.boolean().describe('True when `scanCode` works'),
    printer: z.object({ paper: z.boolean(), coverOpen: z.boolean(), power: z.boolean() }),
    /** What has come out of the printer, as text; `cut` marks each cut. */
    tape: z.array(z.union([z.object({ line: z.string() }), z.object({ cut: z.literal(true) })])),
  })
  .meta({ id: 'SimulatorState' });
export type SimulatorState = z.infer<typeof SimulatorState>;

// ----------------------------------------------------------------- routes

/** Every operation of the service. The UI, the OpenAPI document and the README's map are made from this table. */
export const routes = {
  events: { method: 'get', path: '/api/events' },
  status: { method: 'get', path: '/api/status' },
  fileCase: { method: 'post', path: '/api/cases' },
  printCardSummary: { method: 'post', path: '/api/card-summaries' },
  parkDraft: { method: 'post', path: '/api/drafts' },
  openDraft: { method: 'post', path: '/api/drafts/open' },
  callStaff: { method: 'post', path: '/api/staff-calls' },
  answerStaffCall: { method: 'post', path: '/api/staff-calls/answer' },
  receipts: { method: 'get', path: '/api/receipts' },
  decideReceipt: { method: 'post', path: '/api/receipts/decide' },
  copyReceipt: { method: 'post', path: '/api/receipts/copies' },
  cancelReceipt: { method: 'post', path: '/api/receipts/cancel' },
  verifyReceipt: { method: 'post', path: '/api/receipts/verify' },
  receipt: { method: 'get', path: '/api/receipts/:receiptId' },
  receiptPicture: { method: 'get', path: '/api/receipts/:receiptId/picture' },
  kickDrawer: { method: 'post', path: '/api/drawer' },
  speak: { method: 'post', path: '/api/speech' },
  endSession: { method: 'post', path: '/api/session/end' },
  simulator: { method: 'get', path: '/api/simulator' },
  simulate: { method: 'post', path: '/api/simulator' },
  openapi: { method: 'get', path: '/api/openapi.json' },
} as const;
