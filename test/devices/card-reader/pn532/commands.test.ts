import { describe, expect, it } from 'vitest';
import { type ChipStatus, chipStatus } from '../../../../devices/card-reader/pn532/chip-status.ts';
import {
  askIsoDepPresence,
  authenticate,
  type Command,
  echo,
  exchangeApdu,
  getFirmwareVersion,
  limitRetries,
  listCards,
  readBlock,
  releaseCards,
  samConfiguration,
  setUsualParameters,
  switchField,
} from '../../../../devices/card-reader/pn532/commands.ts';
import { encodeFrame, FrameDecoder } from '../../../../devices/card-reader/pn532/frame-codec.ts';
import { bytes, FACTORY_KEY, hex } from './reader-bench.ts';

const asFrame = (command: Command<unknown>) => hex(encodeFrame({ kind: 'toChip', data: command.request }));

/** The answer's data behind its code, from a whole frame, as the link hands it over. */
function answer<A>(command: Command<A>, frame: string): A | undefined {
  const [item] = new FrameDecoder().push(bytes(frame));
  if (item?.kind !== 'toHost') throw new Error('not an answer');
  expect(item.data[0]).toBe((command.request[0] ?? 0) + 1);
  return command.parse(item.data.subarray(1));
}

const uid = bytes('C40DCDC0');

describe('command frames, as libnfc sends them', () => {
  it.each<[string, Command<unknown>, string]>([
    ['SAMConfiguration, normal mode', samConfiguration(), '0000FF03FDD414011700'],
    ['GetFirmwareVersion', getFirmwareVersion(), '0000FF02FED4022A00'],
    ['Diagnose, communication line', echo(bytes('6C69626E6663')), '0000FF09F7D400006C69626E6663BE00'],
    ['RFConfiguration, field off', switchField('off'), '0000FF04FCD4320100F900'],
    ['RFConfiguration, field on', switchField('on'), '0000FF04FCD4320101F800'],
    ['InListPassiveTarget, one type A card', listCards(1), '0000FF04FCD44A0100E100'],
    [
      'authentication with key A',
      authenticate(1, 0x3f, FACTORY_KEY, uid),
      '0000FF0FF1D44001603FFFFFFFFFFFFFC40DCDC0F400',
    ],
    [
      'authentication of block 4',
      authenticate(1, 4, FACTORY_KEY, uid),
      '0000FF0FF1D440016004FFFFFFFFFFFFC40DCDC02F00',
    ],
    ['DESFire GetVersion in an APDU', exchangeApdu(1, bytes('9060000000')), '0000FF08F8D440019060000000FB00'],
    ['read of block 3Fh', readBlock(1, 0x3f), '0000FF05FBD44001303F7C00'],
    ['read of block 4', readBlock(1, 4), '0000FF05FBD440013004B700'],
  ])('%s', (_, command, frame) => expect(asFrame(command)).toBe(frame));
});

it('SetParameters, as libnfc sends it', () =>
  expect(asFrame(setUsualParameters())).toBe('0000FF03FDD412140600'));

describe('command frames that libnfc sends otherwise', () => {
  it.each<[string, Command<unknown>, string]>([
    // 00 00 FF | LEN LCS | TFI code parameters | DCS | 00, worked out by hand
    [
      'RFConfiguration, retries 255, 1, 1',
      limitRetries({ passiveActivation: 1 }),
      '0000FF06FAD43205FF0101F400',
    ],
    ['InListPassiveTarget, two type A cards', listCards(2), '0000FF04FCD44A0200E000'],
    ['Diagnose, presence of an ISO-DEP card', askIsoDepPresence(), '0000FF03FDD400062600'],
    ['InRelease, all', releaseCards(), '0000FF03FDD45200DA00'],
    [
      'authentication with key B',
      authenticate(1, 4, { type: 'B', bytes: bytes('FFFFFFFFFFFF') }, uid),
      '0000FF0FF1D440016104FFFFFFFFFFFFC40DCDC02E00',
    ],
  ])('%s', (_, command, frame) => expect(asFrame(command)).toBe(frame));
});

describe('answers', () => {
  it('SAMConfiguration, done', () => expect(answer(samConfiguration(), '0000FF02FED5151600')).toBe(true));

  it('GetFirmwareVersion: PN532, firmware 1.6', () =>
    expect(answer(getFirmwareVersion(), '0000FF06FAD50332010607E800')).toEqual({
      chip: 0x32,
      version: 1,
      revision: 6,
    }));

  it('Diagnose: the same bytes, and no others', () => {
    expect(answer(echo(bytes('6C69626E6663')), '0000FF09F7D501006C69626E6663BC00')).toBe(true);
    expect(answer(echo(bytes('6C69626E6664')), '0000FF09F7D501006C69626E6663BC00')).toBeUndefined();
  });

  it('InListPassiveTarget: a Classic 1K card', () =>
    expect(answer(listCards(1), '0000FF0CF4D54B010100040804C40DCDC07000')).toEqual([
      { target: 1, atqa: bytes('0004'), sak: 0x08, uid, ats: undefined },
    ]));

  it('InListPassiveTarget: a DESFire EV1 card with its answer to select', () =>
    expect(answer(listCards(1), '0000FF15EBD54B010103442007044F2ED21535800675778102805E00')).toEqual([
      { target: 1, atqa: bytes('0344'), sak: 0x20, uid: bytes('044F2ED2153580'), ats: bytes('7577810280') },
    ]));

  it('InListPassiveTarget: no card', () => expect(answer(listCards(1), '0000FF03FDD54B00E000')).toEqual([]));

  it('InListPassiveTarget: two cards', () =>
    expect(
      listCards(2)
        .parse(bytes('02 01 0004 08 04 C40DCDC0 02 0004 08 04 15CD5B07'))
        ?.map((card) => hex(card.uid)),
    ).toEqual(['C40DCDC0', '15CD5B07']));

  it.each([
    '',
    '01',
    '01 01 0004 08 04 C40DCD',
    '01 01 0004 08 05 C40DCDC000',
    '00 00',
    '03',
    '01 01 0344 20 04 C40DCDC0 09 75',
  ])('InListPassiveTarget: "%s" makes no sense', (data) =>
    expect(listCards(2).parse(bytes(data))).toBeUndefined(),
  );

  it('authentication, accepted and refused', () => {
    const command = authenticate(1, 4, FACTORY_KEY, uid);
    expect(answer(command, '0000FF03FDD54100EA00')).toBe('ok');
    expect(answer(command, '0000FF03FDD54114D600')).toBe('mifareAuthenticationFailed');
  });

  it('an APDU answer: DESFire GetVersion, more frames of its own to come', () =>
    expect(answer(exchangeApdu(1, bytes('9060000000')), '0000FF0CF4D541000401010100180591AF8600')).toEqual({
      status: 'ok',
      data: bytes('0401010100180591AF'),
      more: false,
    }));

  it('a block, and never one that is shorter or longer than 16 bytes', () => {
    const block = '000102030405060708090A0B0C0D0E0F';
    expect(readBlock(1, 4).parse(bytes(`00${block}`))).toEqual({ status: 'ok', data: bytes(block) });
    expect(readBlock(1, 4).parse(bytes(`00${block}10`))).toBeUndefined();
    expect(readBlock(1, 4).parse(bytes('000102'))).toBeUndefined();
    expect(readBlock(1, 4).parse(bytes(''))).toBeUndefined();
  });

  it.each<[number, ChipStatus]>([
    [0x00, 'ok'],
    [0x01, 'timedOut'],
    [0x41, 'timedOut'], // bit 6: more data follows
    [0x13, 'dataFormatMismatch'],
    [0x14, 'mifareAuthenticationFailed'],
    [0x27, 'notAcceptableInThisState'],
    [0x29, 'targetReleased'],
    [0x2b, 'cardDisappeared'],
    [0x2d, 'overCurrent'],
    [0x3f, 'undocumented'],
  ])('status %i', (byte, status) => expect(chipStatus(byte)).toBe(status));
});
