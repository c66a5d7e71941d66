import { CARD_TYPE_BYTE, MIFARE_CLASSIC } from './commands.ts';
import type { CommandFrame } from './frame-codec.ts';
import { CARD_ERROR_BYTE, type CardError, type ReaderStatus, STATUS_BYTE } from './reader-status.ts';
import type { FieldAnswer, SimulatedField } from './simulated-field.ts';

/** `takesMs` is about what the reader and a card need for it. */
export interface Outcome {
  readonly status: Exclude<ReaderStatus, 'other'>;
  readonly data: Uint8Array;
  readonly takesMs: number;
}

const READER_MS = 2;
const FOUND_MS = 30;
const KEY_MS = 3;
const READ_MS = 12;
const APDU_MS = 15;

const FIRMWARE = new TextEncoder().encode('NEO v1.01.151');
const SERIAL_NUMBER = new TextEncoder().encode('00A1B2C3D4');

/** What works in every mode (NEO 2 guide 80139403-002, section 8.12). */
const ALWAYS: ReadonlySet<number> = new Set([0x1201, 0x1801, 0x2900, 0x2c01]);
const PASS_THROUGH_ONLY: ReadonlySet<number> = new Set([
  0x2c02, 0x2c03, 0x2c06, 0x2c07, 0x2c0c, 0x0a02, 0x0b01, 0x0b02,
]);

/** The reader's command interpreter: what it remembers from one command to the next, except for frames. */
export class SimulatedCommands {
  readonly #field: SimulatedField;
  readonly #refusesKeyAt: 'setUp' | 'read' | 'always';
  readonly #litLeds = new Set<number>();
  #passThrough = false;

  constructor(field: SimulatedField, refusesKeyAt: 'setUp' | 'read' | 'always') {
    this.#field = field;
    this.#refusesKeyAt = refusesKeyAt;
  }

  get inPassThrough(): boolean {
    return this.#passThrough;
  }

  get litLeds(): ReadonlySet<number> {
    return this.#litLeds;
  }

  /** As after power-on: its own payment logic runs, and the field is off. */
  reset(): void {
    this.#passThrough = false;
    this.#litLeds.clear();
    this.#litLeds.add(0);
    this.#field.switchOff();
  }

  run({ command, subCommand, data }: CommandFrame): Outcome {
    const code = command * 256 + subCommand;
    if (!ALWAYS.has(code) && !PASS_THROUGH_ONLY.has(code)) return this.#unknown(command);
    if (!ALWAYS.has(code) && !this.#passThrough) return answer('commandNotAllowed');
    switch (code) {
      case 0x1201:
        return answer('ok', SERIAL_NUMBER);
      case 0x1801:
        return answer('ok');
      case 0x2900:
        return answer('ok', FIRMWARE);
      case 0x2c01:
        return this.#switchPassThrough(data);
      case 0x2c02:
        return data.length === 2 ? this.#poll(data, 'classic') : answer('malformedData');
      case 0x2c0c:
        return data.length === 4
          ? this.#poll(data, (data[3] ?? 0) & 1 ? 'isoDep' : 'classic')
          : answer('malformedData');
      case 0x2c03:
        return cardAnswer(this.#field.exchange(data), APDU_MS);
      case 0x2c06:
        return this.#setKey(data);
      case 0x2c07:
        return this.#read(data);
      case 0x0a02:
        return this.#setLed(data);
      default:
        return beep(subCommand, data);
    }
  }

  #unknown(command: number): Outcome {
    const knownCommands = new Set([...ALWAYS, ...PASS_THROUGH_ONLY].map((code) => code >> 8));
    return answer(knownCommands.has(command) ? 'unknownSubCommand' : 'unknownCommand');
  }

  #switchPassThrough(data: Uint8Array): Outcome {
    const [start] = data;
    if (data.length !== 1 || (start !== 0 && start !== 1)) return answer('incorrectParameter');
    this.#passThrough = start === 1;
    this.#field.switchOff();
    return answer('ok');
  }

  #poll([seconds = 0, tens = 0]: Uint8Array, side: 'classic' | 'isoDep'): Outcome {
    const forMs = seconds * 1_000 + tens * 10;
    if (forMs === 0) return answer('incorrectParameter');
    const sighting = this.#field.poll(side);
    if (sighting.kind === 'none') return answer('timeout', undefined, forMs);
    // The guide is silent about two cards at once; the reader can activate neither.
    if (sighting.kind === 'collision') return answer('failed', undefined, FOUND_MS);
    return answer('ok', Uint8Array.of(CARD_TYPE_BYTE[sighting.type], ...sighting.uid), FOUND_MS);
  }

  #setKey(data: Uint8Array): Outcome {
    const [block = 0, type, ...bytes] = data;
    if (this.#refusesKeyAt === 'always') return answer('parameterNotSupported');
    if (bytes.length !== 6) return answer('malformedData');
    if (type !== 1 && type !== 2) return answer('incorrectParameter');
    this.#field.setKey({ type: type === 1 ? 'A' : 'B', bytes: Uint8Array.from(bytes) });
    const error = this.#refusesKeyAt === 'setUp' ? this.#field.authenticate(block) : undefined;
    return error ? cardAnswer({ ok: false, error }, READ_MS) : answer('ok', undefined, KEY_MS);
  }

  #read(data: Uint8Array): Outcome {
    const [typeAndCount = 0, first = 0] = data;
    const count = typeAndCount & 0x0f;
    if (data.length !== 2) return answer('malformedData');
    if (this.#refusesKeyAt === 'always') return answer('parameterNotSupported');
    if (count === 0 || typeAndCount >> 4 !== MIFARE_CLASSIC) return answer('incorrectParameter');
    return cardAnswer(this.#field.read(first, count), READ_MS);
  }

  #setLed(data: Uint8Array): Outcome {
    const [led = 0, on = 0] = data;
    if (data.length !== 2 || (led > 3 && led !== 0xff) || on > 1) return answer('incorrectParameter');
    for (const each of led === 0xff ? [0, 1, 2, 3] : [led]) {
      if (on === 1) this.#litLeds.add(each);
      else this.#litLeds.delete(each);
    }
    return answer('ok');
  }
}

/** 0B-01: one to four short beeps; 0B-02: a long one of 200, 400, 600 or 800 ms. */
function beep(subCommand: number, data: Uint8Array): Outcome {
  const [parameter = 0] = data;
  if (data.length !== 1) return answer('malformedData');
  const isPossible = subCommand === 0x01 ? parameter >= 1 && parameter <= 4 : parameter <= 3;
  return answer(isPossible ? 'ok' : 'incorrectParameter');
}

function answer(status: Outcome['status'], data = new Uint8Array(), takesMs = READER_MS): Outcome {
  return { status, data, takesMs };
}

function cardAnswer(fromCard: FieldAnswer, takesMs: number): Outcome {
  if (fromCard.ok) return { status: 'ok', data: fromCard.data, takesMs };
  return { status: 'failed', data: errorData(fromCard.error), takesMs };
}

function errorData(error: CardError): Uint8Array {
  return error === 'other' ? new Uint8Array() : Uint8Array.of(CARD_ERROR_BYTE[error]);
}

export function statusByteOf({ status }: Outcome): number {
  return STATUS_BYTE[status];
}
