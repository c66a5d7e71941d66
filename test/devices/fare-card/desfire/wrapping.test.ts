import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  unwrapCommand,
  unwrapReply,
  wrapCommand,
  wrapReply,
} from '../../../../devices/fare-card/desfire/apdu.ts';
import { type DesfireStatus, statusBytes } from '../../../../devices/fare-card/desfire/status.ts';
import { bytes, hex } from './card-bench.ts';

describe('a native command in ISO 7816 wrapping', () => {
  test.each([
    ['GetVersion', 0x60, '', '90 60 00 00 00'],
    ['more frames', 0xaf, '', '90 AF 00 00 00'],
    ['GetApplicationIDs', 0x6a, '', '90 6A 00 00 00'],
    ['SelectApplication, lowest byte of the identifier first', 0x5a, '9011F2', '90 5A 00 00 03 90 11 F2 00'],
    ['SelectApplication of the card itself', 0x5a, '000000', '90 5A 00 00 03 00 00 00 00'],
    ['ReadData of all of file 2', 0xbd, '02000000000000', '90 BD 00 00 07 02 00 00 00 00 00 00 00'],
  ])('%s', (_, command, data, apdu) => {
    expect(hex(wrapCommand(command, bytes(data)))).toBe(apdu.replaceAll(' ', ''));
    expect(unwrapCommand(bytes(apdu))).toEqual({ command, data: bytes(data) });
  });

  test('longer than the chip can take is our own mistake', () => {
    expect(() => wrapCommand(0x3d, new Uint8Array(56))).toThrow(RangeError);
  });

  test.each([
    ['another class', '00 60 00 00 00'],
    ['parameters where DESFire has none', '90 60 01 00 00'],
    ['no length', '90 60 00 00'],
    ['fewer bytes than the length says', '90 5A 00 00 03 90 11 00'],
    ['no final Le', '90 5A 00 00 03 90 11 F2'],
    ['nothing', ''],
  ])('is none: %s', (_, apdu) => {
    expect(unwrapCommand(bytes(apdu))).toBeUndefined();
  });

  test('every command survives the way there and back', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.uint8Array({ maxLength: 55 }), (command, data) => {
        expect(unwrapCommand(wrapCommand(command, data))).toEqual({ command, data });
      }),
    );
  });
});

describe('an answer', () => {
  test('with data', () => {
    // The first frame of a real GetVersion.
    expect(unwrapReply(bytes('04 01 01 01 00 18 05 91 AF'))).toEqual({
      status: 'additionalFrame',
      data: bytes('04010101001805'),
    });
  });

  test('without', () => {
    expect(unwrapReply(bytes('91 A0'))).toEqual({ status: 'applicationNotFound', data: new Uint8Array() });
  });

  test.each([
    ['an ISO status word, from a card that is no DESFire', '6A 82'],
    ['a status that does not exist', '91 02'],
    ['one byte', '91'],
    ['nothing', ''],
  ])('is none: %s', (_, answer) => {
    expect(unwrapReply(bytes(answer))).toBeUndefined();
  });

  test('every status survives the way there and back, and no two share a byte', () => {
    const names = Object.keys(statusBytes) as DesfireStatus[];
    expect(new Set(Object.values(statusBytes)).size).toBe(names.length);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.uint8Array({ maxLength: 59 }), (status, data) => {
        expect(unwrapReply(wrapReply({ status, data }))).toEqual({ status, data });
      }),
    );
  });

  test('random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (noise) => {
        unwrapReply(noise);
        unwrapCommand(noise);
      }),
    );
  });
});
