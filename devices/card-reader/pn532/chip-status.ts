/**
 * What the status byte of `InDataExchange` and its relatives means: NXP UM0701-02, "Error
 * handling". Only the low six bits are the status; bit 6 says that more data follows, bit 7 that a node
 * address was present.
 */
export type ChipStatus = (typeof statusNames)[keyof typeof statusNames] | 'undocumented';

const statusNames = {
  0: 'ok',
  1: 'timedOut',
  2: 'crcError',
  3: 'parityError',
  4: 'wrongBitCount',
  5: 'mifareFramingError',
  6: 'bitCollision',
  7: 'bufferTooSmall',
  9: 'rfBufferOverflow',
  10: 'fieldNotSwitchedOnInTime',
  11: 'rfProtocolError',
  13: 'overheated',
  14: 'internalBufferOverflow',
  16: 'invalidParameter',
  18: 'commandNotSupportedAsTarget',
  19: 'dataFormatMismatch',
  20: 'mifareAuthenticationFailed',
  35: 'wrongUidCheckByte',
  37: 'wrongDepState',
  38: 'notAllowedInThisConfiguration',
  39: 'notAcceptableInThisState',
  41: 'targetReleased',
  42: 'cardIdMismatch',
  43: 'cardDisappeared',
  44: 'nfcid3Mismatch',
  45: 'overCurrent',
  46: 'nodeAddressMissing',
} as const;

export function chipStatus(statusByte: number): ChipStatus {
  const code = statusByte & 0x3f;
  return code in statusNames ? statusNames[code as keyof typeof statusNames] : 'undocumented';
}

/**
 * True when the card itself said no. A refused key is 14h. A read that the access bits forbid is answered by
 * the card with four bits instead of a block, which the chip reports as a format mismatch (libnfc calls 13h
 * "invalid received frame"). Everything else that is not `ok` is a card on its way out, or a disturbance.
 */
export function meansRefused(status: ChipStatus): boolean {
  return status === 'mifareAuthenticationFailed' || status === 'dataFormatMismatch';
}
