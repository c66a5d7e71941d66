/** Letters and digits of a code, its check symbol included; blanks and hyphens do not count. */
export const DRAFT_CODE_LENGTH = 9;
/** As the code is written: three groups of three. */
export const DRAFT_CODE_WRITTEN_LENGTH = 11;

/** True when so much was typed that it can be a code at all. */
export function looksWhole(typed: string): boolean {
  return typed.replace(/[\s-]/g, '').length === DRAFT_CODE_LENGTH;
}
