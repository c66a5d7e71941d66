/**
 * Status bytes of MIFARE DESFire (NXP MF3ICD40 functional description; the names are libfreefare's).
 * In ISO 7816 wrapping they are SW2, behind SW1 = 91h.
 */
export const statusBytes = {
  ok: 0x00,
  noChanges: 0x0c,
  outOfMemory: 0x0e,
  illegalCommand: 0x1c,
  integrityError: 0x1e,
  noSuchKey: 0x40,
  lengthError: 0x7e,
  permissionDenied: 0x9d,
  parameterError: 0x9e,
  applicationNotFound: 0xa0,
  applicationIntegrityError: 0xa1,
  authenticationError: 0xae,
  /** Not an end but a comma: the rest comes when asked for. */
  additionalFrame: 0xaf,
  boundaryError: 0xbe,
  cardIntegrityError: 0xc1,
  commandAborted: 0xca,
  cardDisabled: 0xcd,
  countError: 0xce,
  duplicate: 0xde,
  memoryError: 0xee,
  fileNotFound: 0xf0,
  fileIntegrityError: 0xf1,
  /** No chip says this, but a card in a file: the file leaves it out. */
  notInFile: 0xfd,
  /** As above: anyone may read it, and whoever made the file did not. */
  freeNotRead: 0xfe,
} as const;

export type DesfireStatus = keyof typeof statusBytes;

const names = new Map<number, DesfireStatus>(
  Object.entries(statusBytes).map(([name, byte]) => [byte, name as DesfireStatus]),
);

/** Undefined for a byte that is no DESFire status. */
export function desfireStatus(byte: number): DesfireStatus | undefined {
  return names.get(byte);
}
