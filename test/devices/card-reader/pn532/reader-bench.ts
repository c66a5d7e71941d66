import type { CardReaderEvent } from '../../../../devices/card-reader/card-reader.ts';
import { openPn532CardReader } from '../../../../devices/card-reader/pn532/card-reader.ts';
import { Pn532Simulator, type SimulatedCard } from '../../../../devices/card-reader/pn532/simulator.ts';
import type { ClassicKey, PresentedCard } from '../../../../devices/card-reader/presented-card.ts';
import type { FareCard } from '../../../../devices/fare-card/fare-card.ts';
import type { ByteStream } from '../../../../devices/transports/byte-stream.ts';
import { memoryPort, type Recut } from '../../../../devices/transports/memory-pair.ts';
import { ManualClock } from '../../../manual-clock.ts';

export const hex = (bytes: Uint8Array): string => bytes.toHex().toUpperCase();
export const bytes = (text: string): Uint8Array => Uint8Array.fromHex(text.replaceAll(/\s/g, ''));

export const FACTORY_KEY: ClassicKey = { type: 'A', bytes: bytes('FFFFFFFFFFFF') };

/** A Classic 1K card in factory state; block n holds n times 16, save for block 0 and the trailers. */
export function classicCard(
  uid = 'C40DCDC0',
  change: (blocks: Uint8Array[]) => void = () => {},
): SimulatedCard {
  const blocks = Array.from({ length: 64 }, (_, block) =>
    block % 4 === 3 ? bytes('FFFFFFFFFFFF FF078069 FFFFFFFFFFFF') : new Uint8Array(16).fill(block),
  );
  const uidBytes = bytes(uid);
  const checkByte = uidBytes.reduce((xor, byte) => xor ^ byte, 0);
  blocks[0] = Uint8Array.of(...uidBytes, checkByte, 0x08, 0x04, 0x00, ...bytes('6263646566676869'));
  change(blocks);
  return { uid: uidBytes, sak: 0x08, atqa: bytes('0004'), memory: { blocks } };
}

/** What the bench's card family reads: two blocks of one sector, one of the next. */
export const BLOCKS_READ = [4, 5, 8] as const;

/** Puts the first byte of each block that it read into the card's number, so a mixed card shows. */
export async function readThreeBlocks(card: PresentedCard): Promise<FareCard> {
  const read: number[] = [];
  for (const block of BLOCKS_READ) {
    const answer = await card.readClassicBlock(block, FACTORY_KEY);
    read.push(answer.ok ? (answer.data[0] ?? -1) : -1);
  }
  return fareCard(card, read.join(' '));
}

export function fareCard(card: PresentedCard, number: string | undefined): FareCard {
  return {
    family: 'bench',
    name: 'Bench card',
    uid: hex(card.uid),
    number,
    balance: undefined,
    expiresOn: undefined,
    passes: [],
    topUps: [],
    trips: [],
    problems: [],
  };
}

export interface BenchOptions {
  readonly readCard?: (card: PresentedCard) => Promise<FareCard>;
  readonly recut?: Recut;
  readonly pluggedIn?: boolean;
  readonly timing?: 'instant' | 'realistic';
}

/** The real driver, and under it a simulated chip on an in-memory port. */
export function readerBench(options: BenchOptions = {}) {
  const clock = new ManualClock();
  const commands: string[] = [];
  const wire: string[] = [];
  const events: CardReaderEvent[] = [];
  const surprises: unknown[] = [];
  const openings: number[] = [];
  let eachCommand: (count: number) => void = () => {};
  const simulator = new Pn532Simulator({
    clock,
    timing: options.timing ?? 'instant',
    onCommand: (request) => eachCommand(commands.push(hex(request))),
  });
  const port = memoryPort((deviceEnd) => simulator.connect(deviceEnd), options);
  const reader = openPn532CardReader({
    open: async () => {
      openings.push(clock.monotonic());
      const opened = await port.open();
      return opened.ok ? { ok: true, stream: recorded(opened.stream, wire) } : opened;
    },
    readCard: options.readCard ?? readThreeBlocks,
    clock,
    random: () => 0,
    onSurprise: (error) => surprises.push(error),
  });
  reader.onEvent((event) => events.push(event));
  return {
    clock,
    simulator,
    port,
    reader,
    events,
    surprises,
    /** Called with the number of commands so far, before each is carried out. */
    onCommand: (listener: (count: number) => void) => {
      eachCommand = listener;
    },
    /** When the port was opened or tried, on the monotonic clock. */
    openings,
    /** The data of the command frames that the chip got. */
    commands,
    /** `>` what the driver wrote, `<` what it was sent, chunk by chunk. */
    wire,
    /** Events about cards, shortened to one word and what matters. */
    taps: () =>
      events.flatMap((event) => {
        if (event.type === 'statusChanged') return [];
        if (event.type === 'cardRead') return [`read ${event.card.uid} ${event.card.number}`];
        return [event.type === 'cardDropped' ? `dropped ${event.reason}` : 'removed'];
      }),
    statuses: () =>
      events.flatMap((event) => {
        if (event.type !== 'statusChanged') return [];
        return 'fault' in event.status
          ? [`${event.status.device} ${event.status.fault.code}`]
          : [`${event.status.device} ${event.status.media}`];
      }),
    forget: () => {
      events.length = 0;
      commands.length = 0;
      wire.length = 0;
    },
  };
}

function recorded(stream: ByteStream, wire: string[]): ByteStream {
  return {
    write: (chunk) => {
      wire.push(`> ${hex(chunk)}`);
      return stream.write(chunk);
    },
    onData: (listener) =>
      stream.onData((chunk) => {
        wire.push(`< ${hex(chunk)}`);
        listener(chunk);
      }),
    onClose: (listener) => stream.onClose(listener),
    close: () => stream.close(),
  };
}

export const oneByteAtATime: Recut = (waiting) =>
  waiting.flatMap((chunk) => Array.from(chunk, (byte) => Uint8Array.of(byte)));

export const allInOne: Recut = (waiting) => [Uint8Array.from(waiting.flatMap((chunk) => [...chunk]))];
