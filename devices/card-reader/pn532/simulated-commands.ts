import { commandCode, mifareCommand } from './commands.ts';
import { MAX_FRAME_DATA } from './frame-codec.ts';
import type { SimulatedCard, SimulatedField } from './simulated-field.ts';

/**
 * What the simulated chip does with a command: answer (its data starts with the answer code), wait for a card
 * and then answer, or refuse it with an error frame. `takesMs` is about what a chip and a card need for it.
 */
export type Outcome =
  | { readonly is: 'answer'; readonly data: Uint8Array; readonly takesMs: number; readonly thenSleep?: true }
  | { readonly is: 'waitForCard' }
  | { readonly is: 'refusal' };

/** `MaxRtyPassiveActivation`: try until a card comes. It is the chip's setting after power-on. */
const FOR_EVER = 0xff;
/** SetParameters, bit 4: a card that can is brought to ISO/IEC 14443-4 when it is listed. Set after power-on. */
const AUTOMATIC_RATS = 0x10;
/** InListPassiveTarget, BrTy: 106 kbit/s type A, 212 and 424 kbit/s FeliCa, 106 kbit/s type B, Jewel. */
const MODULATIONS = ['typeA', 'felica', 'felica', 'typeB', 'jewel'] as const;
const CASCADE_TAG = 0x88;
const TIMED_OUT = 0x01;
const MORE_FOLLOWS = 0x40;
/** Frame data less answer code and status. */
const LONGEST_ANSWER_PART = MAX_FRAME_DATA - 2;

const CHIP_MS = 1;
const LIST_MS = 8;
const LIST_NONE_MS = 25;
const AUTHENTICATE_MS = 7;
const READ_MS = 4;

const refusal: Outcome = { is: 'refusal' };

/** The chip's command interpreter: what it remembers from one command to the next, except for frames. */
export class SimulatedCommands {
  readonly #field: SimulatedField;
  readonly #registers = new Map<number, number>();
  #passiveActivationRetries = FOR_EVER;
  #automaticRats = true;
  #answerLeft: Uint8Array | undefined;

  constructor(field: SimulatedField) {
    this.#field = field;
  }

  reset(): void {
    this.#registers.clear();
    this.#answerLeft = undefined;
    this.#passiveActivationRetries = FOR_EVER;
    this.#automaticRats = true;
    this.#field.switchField(true);
  }

  /** `request` is the data of a frame to the chip: command code and parameters. Takes anything. */
  run(request: Uint8Array): Outcome {
    const [code = -1, ...parameters] = request;
    const answer = (data: Iterable<number>, takesMs = CHIP_MS): Outcome => ({
      is: 'answer',
      data: Uint8Array.of(code + 1, ...data),
      takesMs,
    });
    switch (code) {
      case commandCode.diagnose: {
        const [test] = parameters;
        if (test === 0x00) return answer(parameters);
        if (test === 0x01 || test === 0x02) return answer([0x00]);
        return test === 0x06 ? answer([this.#field.presence()], READ_MS) : refusal;
      }
      case commandCode.getFirmwareVersion:
        return answer([0x32, 0x01, 0x06, 0x07]);
      case commandCode.getGeneralStatus: {
        const targets = Array.from({ length: this.#field.targetCount }, (_, at) => [at + 1, 0, 0, 0x10]);
        return answer([0x00, this.#field.isOn ? 1 : 0, targets.length, ...targets.flat(), 0x00]);
      }
      case commandCode.readRegister:
        return parameters.length % 2 === 0
          ? answer(
              groupsOf(2, parameters).map(
                ([high = 0, low = 0]) => this.#registers.get((high << 8) | low) ?? 0,
              ),
            )
          : refusal;
      case commandCode.writeRegister:
        if (parameters.length % 3 !== 0) return refusal;
        for (const [high = 0, low = 0, value = 0] of groupsOf(3, parameters)) {
          this.#registers.set((high << 8) | low, value);
        }
        return answer([]);
      case commandCode.setParameters: {
        const [flags] = parameters;
        if (flags === undefined || parameters.length > 1) return refusal;
        this.#automaticRats = (flags & AUTOMATIC_RATS) !== 0;
        return answer([]);
      }
      case commandCode.samConfiguration:
        return parameters.length >= 1 ? answer([]) : refusal;
      case commandCode.powerDown:
        return { is: 'answer', data: Uint8Array.of(code + 1, 0x00), takesMs: CHIP_MS, thenSleep: true };
      case commandCode.rfConfiguration:
        return this.#configureField(parameters) ? answer([]) : refusal;
      case commandCode.inListPassiveTarget:
        return this.#list(parameters);
      case commandCode.inDataExchange:
        return this.#exchange(parameters, answer);
      case commandCode.inCommunicateThru:
        return answer([TIMED_OUT], READ_MS);
      case commandCode.inDeselect:
      case commandCode.inRelease:
        this.#field.release();
        return answer([0x00]);
      default:
        return refusal;
    }
  }

  #configureField([item, first = 0, ...rest]: readonly number[]): boolean {
    switch (item) {
      case 0x01:
        this.#field.switchField((first & 0x01) !== 0);
        return true;
      case 0x02:
      case 0x04:
      case 0x0a:
      case 0x0b:
      case 0x0c:
      case 0x0d:
        return true;
      case 0x05:
        this.#passiveActivationRetries = rest[1] ?? this.#passiveActivationRetries;
        return true;
      default:
        return false;
    }
  }

  #list([max = 0, modulation = 0, ...initiatorData]: readonly number[]): Outcome {
    if (max < 1 || max > 2 || modulation > 4) return refusal;
    const radio = MODULATIONS[modulation];
    if (radio === 'typeB' || radio === 'felica') return this.#find(radio);
    const uid = initiatorData.length > 0 ? withoutCascadeTags(initiatorData) : undefined;
    const cards = modulation === 0 ? this.#field.list(max, uid, this.#automaticRats) : [];
    if (cards.length === 0 && this.#passiveActivationRetries === FOR_EVER) return { is: 'waitForCard' };
    const data = [commandCode.inListPassiveTarget + 1, cards.length];
    for (const [at, card] of cards.entries()) data.push(at + 1, ...targetData(card, this.#automaticRats));
    return { is: 'answer', data: Uint8Array.from(data), takesMs: cards.length > 0 ? LIST_MS : LIST_NONE_MS };
  }

  /** One of them is enough: nothing is done with it but to know that it is there. */
  #find(radio: 'typeB' | 'felica'): Outcome {
    const card = this.#field.find(radio);
    if (!card && this.#passiveActivationRetries === FOR_EVER) return { is: 'waitForCard' };
    const found = card ? [1, 1, ...(radio === 'typeB' ? typeBTarget(card) : felicaTarget(card))] : [0];
    const data = Uint8Array.of(commandCode.inListPassiveTarget + 1, ...found);
    return { is: 'answer', data, takesMs: card ? LIST_MS : LIST_NONE_MS };
  }

  #exchange(
    [target = 0, ...data]: readonly number[],
    answer: (data: Iterable<number>, takesMs: number) => Outcome,
  ): Outcome {
    const apduAnswer =
      data.length === 0 ? this.#answerLeft : this.#field.exchangeApdu(target, Uint8Array.from(data));
    if (apduAnswer) {
      const left = apduAnswer.subarray(LONGEST_ANSWER_PART);
      this.#answerLeft = left.length > 0 ? left : undefined;
      return answer(
        [left.length > 0 ? MORE_FOLLOWS : 0x00, ...apduAnswer.subarray(0, LONGEST_ANSWER_PART)],
        READ_MS,
      );
    }
    const [mifare, block = 0, ...rest] = data;
    if (mifare === mifareCommand.authenticateA || mifare === mifareCommand.authenticateB) {
      const keyType = mifare === mifareCommand.authenticateA ? 'A' : 'B';
      const key = Uint8Array.from(rest.slice(0, 6));
      const uid = Uint8Array.from(rest.slice(6));
      return answer([this.#field.authenticate(target, block, keyType, key, uid)], AUTHENTICATE_MS);
    }
    if (mifare === mifareCommand.read) {
      const read = this.#field.read(target, block);
      return answer(typeof read === 'number' ? [read] : [0x00, ...read], READ_MS);
    }
    return answer([TIMED_OUT], READ_MS);
  }
}

/** ATQB (50h, PUPI, application data, protocol info), and an empty answer to ATTRIB with its length. */
function typeBTarget({ uid }: SimulatedCard): number[] {
  return [0x50, ...uid.slice(0, 4), 0, 0, 0, 0, 0x00, 0x71, 0x85, 1, 0];
}

/** The answer to a polling with its length: 01h, IDm, PMm. */
function felicaTarget({ uid }: SimulatedCard): number[] {
  return [18, 0x01, ...new Uint8Array(8).map((_, at) => uid[at] ?? 0), ...new Uint8Array(8)];
}

/** SENS_RES, SEL_RES, UID with its length, and the ATS, if it was asked for, with a length byte that counts itself. */
function targetData({ atqa, sak, uid, ats }: SimulatedCard, withAts: boolean): number[] {
  return [...atqa, sak, uid.length, ...uid, ...(ats && withAts ? [ats.length + 1, ...ats] : [])];
}

/** A UID longer than 4 bytes is sent in parts of 4, each but the last led by a cascade tag (ISO/IEC 14443-3). */
function withoutCascadeTags(initiatorData: readonly number[]): Uint8Array {
  return Uint8Array.from(
    groupsOf(4, initiatorData).flatMap((part, at, parts) =>
      part[0] === CASCADE_TAG && at < parts.length - 1 ? part.slice(1) : part,
    ),
  );
}

function groupsOf(size: number, values: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) =>
    values.slice(at * size, (at + 1) * size),
  );
}
