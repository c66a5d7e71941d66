import type { Clock } from '../../clock.ts';
import { pause, unlessAborted } from '../../supervision/abortable.ts';
import type { HidDevice } from '../../transports/hid-device.ts';
import { type ReaderFailure, ReaderLost } from '../reader-session.ts';
import { sameBytes } from '../same-bytes.ts';
import {
  commands,
  decodeCardBuffer,
  decodeDeviceInfo,
  isNothing,
  KEEP_NOTHING,
  type PcProxInfo,
  page0ForFetching,
} from './commands.ts';
import {
  FEATURE_REPORT_ID,
  FEATURE_REPORT_LENGTH,
  fromFeatureReport,
  toFeatureReport,
} from './feature-codec.ts';

/** The reader needs a moment after each report before it takes the next. */
export const WRITE_GAP_MS = 1;
/** A control transfer takes a few milliseconds; the kernel itself gives up only after five seconds. */
export const TRANSFER_LIMIT_MS = 1_000;

/**
 * An open pcProx, one exchange at a time. Closing gives the reader back as it was found: that is the only
 * place where configuration is ended after a failure, so every way out goes through it.
 */
export class PcProxLink {
  readonly #device: HidDevice;
  readonly #clock: Clock;
  readonly #lost = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();
  #asFound: Uint8Array | undefined;
  /** A command was sent and what belongs to it was not: the reader takes the next report for the page meant. */
  #halfway = false;
  #closed: Promise<void> | undefined;

  constructor(device: HidDevice, clock: Clock) {
    this.#device = device;
    this.#clock = clock;
    device.onClose((why) => this.#lose('unplugged', `The connection to the card reader ended: ${why}.`));
  }

  /** Aborted, with a `ReaderLost` as its reason, when the reader is gone or does not answer as it should. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Makes the reader ours: it types no more and hands its cards to us. */
  takeOver(): Promise<PcProxInfo> {
    return this.#inTurn(async () => {
      // A program that died may have left the reader in configuration, where it reads no cards, or waiting for
      // a page, which it then takes the first of the two for.
      await this.#endConfiguration(this.#lost);
      await this.#endConfiguration(this.#lost);
      const info = decodeDeviceInfo(await this.#get(commands.deviceInfo));
      if (!info) throw this.#lose('protocolError', 'The card reader does not say what it is.');
      const asFound = await this.#get(commands.page0);
      this.#asFound = asFound;
      await this.#endConfiguration(this.#lost, page0ForFetching(asFound));
      const taken = await this.#get(commands.page0);
      await this.#endConfiguration(this.#lost);
      // What else a model reads back is its own affair: bits of unknown meaning, or keys that it does not type now.
      if (!sameBytes(taken, page0ForFetching(taken))) {
        throw this.#lose(
          'protocolError',
          'The card reader does not accept that its keystrokes are turned off.',
        );
      }
      return info;
    });
  }

  /** The bytes of the card in the buffer, and how many bits of them count; undefined without a card. */
  card(): Promise<ReturnType<typeof decodeCardBuffer>> {
    return this.#inTurn(async () => {
      const data = await this.#get(commands.cardData);
      return isNothing(data) ? undefined : decodeCardBuffer(data, await this.#get(commands.cardLength));
    });
  }

  /** Waits for the exchange under way, gives the reader back and closes it. Never rejects. */
  close(): Promise<void> {
    this.#closed ??= this.#turn.then(async () => {
      await this.#giveBack();
      await this.#device.close();
    });
    return this.#closed;
  }

  /** As far as the reader still listens: it may be gone, or have stopped answering halfway. */
  async #giveBack(): Promise<void> {
    try {
      await this.#endConfiguration(new AbortController(), this.#asFound);
    } catch (error) {
      if (!(error instanceof ReaderLost)) throw error;
    }
  }

  async #get(command: number): Promise<Uint8Array> {
    await this.#begin(command, this.#lost);
    const answer = fromFeatureReport(await this.#fetch(this.#lost));
    if (!answer) throw this.#lose('protocolError', 'The card reader answers in a form that no pcProx has.');
    return answer;
  }

  async #put(command: number, bytes: Uint8Array, end: AbortController): Promise<void> {
    await this.#begin(command, end);
    await this.#send(bytes, end);
    this.#halfway = false;
  }

  async #begin(command: number, end: AbortController): Promise<void> {
    this.#halfway = true;
    await this.#send(Uint8Array.of(command), end);
  }

  async #fetch(end: AbortController): Promise<Uint8Array> {
    const fetching = () => this.#device.getFeatureReport(FEATURE_REPORT_ID, FEATURE_REPORT_LENGTH);
    const report = await this.#carry(fetching, end);
    this.#halfway = false;
    return report;
  }

  /** Ends configuration, whatever we left it in the middle of, and puts `page` in force if there is one. */
  async #endConfiguration(end: AbortController, page?: Uint8Array): Promise<void> {
    if (this.#halfway) await this.#fetch(end);
    if (page) await this.#put(commands.page0, page, end);
    await this.#send(Uint8Array.of(commands.endConfiguration, KEEP_NOTHING), end);
  }

  async #send(payload: Uint8Array, end: AbortController): Promise<void> {
    await this.#carry(() => this.#device.sendFeatureReport(toFeatureReport(payload)), end);
    await pause(this.#clock, WRITE_GAP_MS, end.signal);
  }

  /** One transfer on the bus. When it fails it ends all that `end` stands for, with a `ReaderLost`. */
  async #carry<T>(transfer: () => Promise<T>, end: AbortController): Promise<T> {
    const fail = (detail: string) => end.abort(new ReaderLost({ code: 'notAnswering', detail }));
    end.signal.throwIfAborted();
    const timer = this.#clock.setTimeout(() => fail('The card reader does not answer.'), TRANSFER_LIMIT_MS);
    try {
      return await unlessAborted(transfer(), end.signal);
    } catch (error) {
      // Without effect if the end came first: then that is why the transfer failed.
      fail(`The card reader refuses a transfer: ${error}.`);
      throw end.signal.reason;
    } finally {
      this.#clock.clearTimeout(timer);
    }
  }

  /** The first loss is the one that counts: what fails afterwards fails because of it. */
  #lose(code: ReaderFailure['code'], detail: string): ReaderLost {
    this.#lost.abort(new ReaderLost({ code, detail }));
    return this.#lost.signal.reason;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(() => {
      if (this.#closed) throw this.#lose('unplugged', 'The card reader was closed.');
      return work();
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
