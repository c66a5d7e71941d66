import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Sets receipts in a process in which this package cannot be found. */
function withoutPackage(missing: string): { language: string; english: string; armenian: unknown } {
  const program = `
    import { registerHooks } from 'node:module';
    registerHooks({
      resolve(specifier, context, next) {
        if (specifier.startsWith(${JSON.stringify(missing)})) throw new Error('Cannot find module ' + specifier);
        return next(specifier, context);
      },
    });
    const { printableLanguage } = await import(${JSON.stringify(join(root, 'receipts/printable-language.ts'))});
    const { typeset } = await import(${JSON.stringify(join(root, 'receipts/typeset.ts'))});
    const { unknownModel } = await import(${JSON.stringify(join(root, 'devices/receipt-printer/models/known-models.ts'))});
    const { paper } = unknownModel;
    const set = (text) => typeset({ language: 'hy', blocks: [{ kind: 'paragraph', text }] }, paper);
    process.stdout.write(JSON.stringify({
      language: printableLanguage('hy', paper),
      english: printableLanguage('en', paper),
      armenian: set('Բողոք'),
    }));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('a machine on which nothing can be drawn', () => {
  it.each(['@napi-rs/canvas', '@expo-google-fonts/noto-sans-armenian'])(
    'without %s, receipts are in English, and a line that must be drawn is a value, not a crash',
    (missing) => {
      expect(withoutPackage(missing)).toEqual({
        language: 'en',
        english: 'en',
        armenian: {
          ok: false,
          problem: { kind: 'cannotDraw', detail: expect.stringContaining(missing) },
        },
      });
    },
  );
});
