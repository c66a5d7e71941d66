import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crcOrderOf,
  decodeCommand,
  decodeResponse,
  encodeCommand,
  encodeResponse,
} from '../../../../devices/card-reader/vivotech2/frame-codec.ts';
import { bytes, hex } from '../pn532/reader-bench.ts';

/** "ViVOtech2" and a zero. */
const HEADER = '5669564F7465636832 00';

/** The guide (80139403-002) or captures of other programs have these; `calculated` ones have the same CRC. */
const commands: readonly (readonly [name: string, frame: string, subCommand: string, data: string])[] = [
  // Guide section 2.8.2: command 18-01, no data, CRC CDB3 low byte first.
  ['ping', '18 01 0000 B3CD', '1801', ''],
  // Guide section 2.8.4: command 03-02, no data, CRC 915B low byte first.
  ['get configuration', '03 02 0000 5B91', '0302', ''],
  // Pass-through command 2C-01, one byte of data, CRC high byte first.
  ['pass-through start', '2C 01 0001 01 1D19', '2C01', '01'],
  ['pass-through stop', '2C 01 0001 00 0D38', '2C01', '00'],
  // Zero seconds and C8h times 10 ms.
  ['poll for 2 s', '2C 02 0002 00C8 066B', '2C02', '00C8'],
  // Block 3, key A (01), the factory key.
  ['authenticate block 3', '2C 06 0008 03 01 FFFFFFFFFFFF C46E', '2C06', '0301FFFFFFFFFFFF'],
  ['authenticate block 4 (calculated)', '2C 06 0008 04 01 FFFFFFFFFFFF 0376', '2C06', '0401FFFFFFFFFFFF'],
  // 31: MIFARE Classic (3), one block (1); then the block.
  ['read block 0', '2C 07 0002 31 00 4BDC', '2C07', '3100'],
  ['read block 1', '2C 07 0002 31 01 5BFD', '2C07', '3101'],
  ['read block 2', '2C 07 0002 31 02 6B9E', '2C07', '3102'],
  ['read block 4', '2C 07 0002 31 04 0B58', '2C07', '3104'],
  ['write 44h to block 4', `2C 08 0012 31 04 ${'44'.repeat(16)} 1C9C`, '2C08', `3104${'44'.repeat(16)}`],
  ['write 00h to block 4', `2C 08 0012 31 04 ${'00'.repeat(16)} 4CA5`, '2C08', `3104${'00'.repeat(16)}`],
  ['firmware version (calculated)', '29 00 0000 DEA0', '2900', ''],
  ['serial number (calculated)', '12 01 0000 18A5', '1201', ''],
  // The guide's page for the beeper has the CRC high byte first.
  ['one short beep (calculated)', '0B 01 0001 01 7279', '0B01', '01'],
  // An APDU as it is: DESFire GetVersion in ISO/IEC 7816-4 wrapping.
  ['DESFire GetVersion (calculated)', '2C 03 0005 9060000000 A3DD', '2C03', '9060000000'],
];

const responses: readonly (readonly [name: string, frame: string, status: string, data: string])[] = [
  // Guide section 2.8.2. Every answer has the CRC high byte first.
  ['ping', '18 00 0000 FA83', '1800', ''],
  ['pass-through (calculated)', '2C 00 0000 1C9B', '2C00', ''],
  ['a poll that found nothing (calculated)', '2C 08 0000 B53A', '2C08', ''],
  // Type 03, MIFARE Classic, and a UID of 4 bytes.
  ['a poll that found a card (calculated)', '2C 00 0005 03 C40DCDC0 7862', '2C00', '03C40DCDC0'],
  // Hardware version of an EV1, and 91 AF: more frames follow.
  ['DESFire GetVersion (calculated)', '2C 00 0009 04010101001805 91AF E9CC', '2C00', '0401010100180591AF'],
];

describe('a command frame', () => {
  it.each(commands)('is the documented bytes: %s', (_, frame, code, data) => {
    const [command = 0, subCommand = 0] = bytes(code);
    const encoded = encodeCommand({ command, subCommand, data: bytes(data) });
    expect(hex(encoded)).toBe(hex(bytes(`${HEADER} ${frame}`)));
    expect(decodeCommand(encoded)).toEqual({ ok: true, frame: { command, subCommand, data: bytes(data) } });
  });

  it('is refused by the reader when its CRC has the bytes the other way round', () => {
    const swapped = encodeCommand({ command: 0x18, subCommand: 0x01, data: bytes('') }, 'highFirst');
    expect(decodeCommand(swapped)).toEqual({ ok: false, damage: 'badCrc' });
  });

  it('has its CRC in the order that the guide gives on the page of the command', () => {
    const orders = ['1801', '2C02', '2C0B', '2C13', '0A02', '0A03', '0B02'].map((code) => {
      const [command = 0, subCommand = 0] = bytes(code);
      return `${code} ${crcOrderOf(command, subCommand)}`;
    });
    expect(orders).toEqual([
      '1801 lowFirst',
      '2C02 highFirst',
      '2C0B lowFirst',
      '2C13 lowFirst',
      '0A02 highFirst',
      '0A03 lowFirst',
      '0B02 highFirst',
    ]);
  });
});

describe('a response frame', () => {
  it.each(responses)('is understood: %s', (_, frame, code, data) => {
    const [command = 0, status = 0] = bytes(code);
    const expected = { command, status, data: bytes(data) };
    expect(decodeResponse(bytes(`${HEADER} ${frame}`))).toEqual({ ok: true, frame: expected });
    expect(hex(encodeResponse(expected))).toBe(hex(bytes(`${HEADER} ${frame}`)));
  });

  it('is understood with the CRC the other way round', () => {
    expect(decodeResponse(bytes(`${HEADER} 18 00 0000 83FA`)).ok).toBe(true);
  });

  it('is understood with the padding of the report behind it', () => {
    expect(decodeResponse(bytes(`${HEADER} 18 00 0000 FA83 ${'00'.repeat(47)}`)).ok).toBe(true);
  });

  it.each([
    ['badCrc', '5669564F746563683200 18 00 0000 FA84'],
    ['badHeader', '5669564F746563683100 18 00 0000 FA83'],
    ['truncated', '5669564F746563683200 2C 00 0005 03 C40DCD'],
    ['truncated', ''],
  ])('is %s when its bytes are %s', (damage, frame) => {
    expect(decodeResponse(bytes(frame))).toEqual({ ok: false, damage });
  });
});

describe('frames of any content', () => {
  const anyFrame = fc.record({
    first: fc.nat(255),
    second: fc.nat(255),
    data: fc.uint8Array({ maxLength: 1_484 }),
    padding: fc.nat(62),
  });

  it('come out of the codec as they went in', () => {
    fc.assert(
      fc.property(anyFrame, ({ first, second, data, padding }) => {
        const command = { command: first, subCommand: second, data };
        const response = { command: first, status: second, data };
        const pad = new Uint8Array(padding);
        expect(decodeCommand(Uint8Array.of(...encodeCommand(command), ...pad))).toEqual({
          ok: true,
          frame: command,
        });
        expect(decodeResponse(Uint8Array.of(...encodeResponse(response), ...pad))).toEqual({
          ok: true,
          frame: response,
        });
      }),
    );
  });

  it('are noticed when one bit of them is wrong', () => {
    fc.assert(
      fc.property(anyFrame, fc.nat(), ({ first, second, data }, at) => {
        const frame = encodeResponse({ command: first, status: second, data });
        const bit = at % (frame.length * 8);
        frame[bit >> 3] = (frame[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(decodeResponse(frame).ok).toBe(false);
      }),
    );
  });

  it('never make the decoder throw, whatever the bytes', () => {
    const noise = fc.uint8Array({ maxLength: 200 });
    const almost = noise.map((tail) => Uint8Array.of(...bytes(HEADER), ...tail));
    fc.assert(
      fc.property(fc.oneof(noise, almost), (message) => {
        expect(decodeResponse(message)).toHaveProperty('ok');
        expect(decodeCommand(message)).toHaveProperty('ok');
      }),
    );
  });
});
