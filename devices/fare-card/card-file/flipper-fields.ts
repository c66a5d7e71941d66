/**
 * A file of the Flipper Zero: lines of `Key: value`, `#` before remarks (flipperzero-firmware,
 * documentation/file_formats/NfcFileFormats.md).
 */
export class FlipperFields {
  readonly #values: ReadonlyMap<string, string>;

  constructor(text: string) {
    const values = new Map<string, string>();
    for (const line of text.split(/\r?\n/)) {
      const [, key, value] = /^\s*([^#:][^:]*?)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
      if (key !== undefined && value !== undefined) values.set(key, value);
    }
    this.#values = values;
  }

  text(key: string): string | undefined {
    return this.#values.get(key);
  }

  /** The bytes of a line of hex; undefined when there is no such line or it is something else. */
  bytes(key: string): Uint8Array | undefined {
    const value = this.#values.get(key);
    return value !== undefined && HEX.test(value)
      ? Uint8Array.fromHex(value.replaceAll(/\s/g, ''))
      : undefined;
  }

  /** As `bytes`, with undefined for each `??`: a byte that was not read. */
  bytesOrUnread(key: string): readonly (number | undefined)[] | undefined {
    const value = this.#values.get(key);
    if (value === undefined || !HEX_OR_UNREAD.test(value)) return undefined;
    return value.split(/\s+/).map((byte) => (byte === '??' ? undefined : Number.parseInt(byte, 16)));
  }

  /** A whole number as the format writes them, unsigned. */
  number(key: string): number | undefined {
    const value = this.#values.get(key);
    return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
  }
}

const HEX = /^[0-9A-Fa-f]{2}(\s+[0-9A-Fa-f]{2})*$/;
const HEX_OR_UNREAD = /^([0-9A-Fa-f]{2}|\?\?)(\s+([0-9A-Fa-f]{2}|\?\?))*$/;
