import type { z } from 'zod';

/** A sentence for the person at the console. The program prints it and ends with a non-zero code. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** What is wrong with data that somebody wrote by hand: one line per mistake, with the path of the key. */
export function sentences(error: z.ZodError): string {
  return error.issues.map((issue) => `  ${issue.path.join('.') || '(whole)'}: ${issue.message}`).join('\n');
}
