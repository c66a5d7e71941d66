import { sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseKinds } from '../../../receipts/case-kind.ts';
import { qrSymbol } from '../../../receipts/qr/qr-code.ts';
import { completeCode, type FiledReceipt, textToSign } from '../../../receipts/signed-code/code-text.ts';
import { signCode, verifyCode } from '../../../receipts/signed-code/signed-code.ts';
import { makeTerminal } from './terminals.ts';

const lobby = makeTerminal('7QK');
const window = makeTerminal('3AB');
const known = [lobby.trusted, window.trusted];

const filed: FiledReceipt = { caseNumber: '7QK-00042-M', kind: 'complaint', filedAt: 1_795_291_200 };
const code = signCode(filed, lobby.signing);
const problemOf = (text: string) => {
  const result = verifyCode(text, known);
  return result.ok ? 'none' : result.problem;
};

const anyReceipt: fc.Arbitrary<FiledReceipt> = fc.record({
  caseNumber: fc
    .tuple(fc.nat(99_999_999), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'))
    .map(([sequence, check]) => `7QK-${String(sequence).padStart(5, '0')}-${check}`),
  kind: fc.constantFrom(...caseKinds),
  filedAt: fc.integer({ min: 0, max: 2 ** 40 - 1 }),
});

describe('a receipt that a terminal printed', () => {
  it('is believed, and says what was filed, when, and where', () => {
    expect(verifyCode(code, known)).toEqual({ ok: true, facts: filed, terminal: '7QK' });
  });

  it('is believed whatever was filed', () => {
    fc.assert(
      fc.property(anyReceipt, (facts) => {
        expect(verifyCode(signCode(facts, lobby.signing), known)).toEqual({
          ok: true,
          facts,
          terminal: '7QK',
        });
      }),
    );
  });

  it('is believed in small letters and broken over lines', () => {
    expect(problemOf(`${code.slice(0, 40).toLowerCase()}\r\n ${code.slice(40)}\n`)).toBe('none');
  });

  it('bears the same code on every copy', () => {
    expect(signCode(filed, lobby.signing)).toBe(code);
  });

  it('has a code that makes a small QR code: its densest alphabet, modules of 0.75 mm on narrow paper', () => {
    expect(code).toMatch(/^[0-9A-Z:-]+$/);
    expect(code.length).toBeLessThanOrEqual(150);
    expect(qrSymbol(code, 384)).toMatchObject({ ok: true, moduleDots: 6 });
  });

  it('is not made of facts that are none', () => {
    expect(() => signCode({ ...filed, caseNumber: '7QK:1' }, lobby.signing)).toThrow('Not a case number');
    expect(() => signCode({ ...filed, filedAt: 1.5 }, lobby.signing)).toThrow('whole seconds');
    expect(() => signCode({ ...filed, filedAt: -1 }, lobby.signing)).toThrow('whole seconds');
  });
});

describe('a receipt in which a character is wrong', () => {
  it('is refused, wherever the character is and whatever it became', () => {
    fc.assert(
      fc.property(
        fc.nat(code.length - 1),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        (at, other) => {
          fc.pre(other.toUpperCase() !== code[at]);
          expect(problemOf(code.slice(0, at) + other + code.slice(at + 1))).not.toBe('none');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is refused for every character and every other symbol, as misread where the form still fits', () => {
    const symbols = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    for (let at = 'RC1:'.length; at < code.length; at++)
      for (const symbol of symbols)
        if (symbol !== code[at] && code[at] !== ':')
          expect(problemOf(code.slice(0, at) + symbol + code.slice(at + 1))).toBe('misread');
  });

  it('is refused when two neighbours are swapped', () => {
    for (let at = 0; at + 1 < code.length; at++) {
      const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
      if (swapped !== code) expect(problemOf(swapped)).not.toBe('none');
    }
  });

  it('says which part has a character too many or too few', () => {
    expect(verifyCode(code.replace(':C:', ':CC:'), known)).toMatchObject({
      problem: 'misread',
      what: 'The kind has 2 characters instead of 1.',
    });
    expect(verifyCode(`${code}0`, known)).toMatchObject({ problem: 'misread' });
    expect(verifyCode(`${code}:0`, known)).toMatchObject({ what: 'The code has a part too many.' });
  });
});

describe('a torn receipt', () => {
  it('is told from a wrong one, wherever it is torn', () => {
    for (let length = 'RC1'.length; length < code.length; length++)
      expect(problemOf(code.slice(0, length)), `torn after ${length}`).toBe('cutShort');
  });

  it('is said to end in the part where it does', () => {
    expect(verifyCode(code.slice(0, 60), known)).toMatchObject({
      what: 'The code ends too early, in its signature: the slip is torn or was read in part.',
    });
  });
});

describe('a forged receipt', () => {
  /** What a forger can do who knows the form of the code but has no key. */
  const withFacts = (change: Partial<FiledReceipt>, keyId = lobby.signing.keyId) => {
    const honest = sign(null, Buffer.from(textToSign(filed, lobby.signing.keyId)), lobby.signing.privateKey);
    return completeCode(textToSign({ ...filed, ...change }, keyId), honest);
  };

  it.each([
    ['another case', { caseNumber: '7QK-00043-K' }],
    ['an earlier time', { filedAt: filed.filedAt - 86_400 }],
    ['another kind', { kind: 'citationDispute' }],
  ] as const)('with %s is refused as altered, though its check agrees', (_, change) => {
    expect(problemOf(withFacts(change))).toBe('altered');
  });

  it('with another terminal named as signer is refused as altered', () => {
    expect(problemOf(withFacts({}, window.signing.keyId))).toBe('altered');
  });

  it('signed by a terminal that gives out other case numbers is refused as of another terminal', () => {
    expect(verifyCode(signCode(filed, window.signing), known)).toMatchObject({
      problem: 'otherTerminal',
      what: 'Case 7QK-00042-M is not one of terminal 3AB, which signed the code.',
    });
  });

  it('signed with a key of the forger is refused as of an unknown key', () => {
    const stranger = makeTerminal('7QK');
    expect(verifyCode(signCode(filed, stranger.signing), known)).toMatchObject({
      problem: 'unknownKey',
      what: expect.stringContaining(stranger.signing.keyId),
    });
    expect(problemOf(signCode(filed, lobby.signing))).toBe('none');
    expect(verifyCode(code, [])).toMatchObject({ problem: 'unknownKey' });
  });

  it('written in a form that no terminal writes is not taken for a code', () => {
    const odd = textToSign(filed, lobby.signing.keyId).replace(':C:', ':X:');
    expect(problemOf(completeCode(odd, new Uint8Array(64)))).toBe('notACode');
    const spare = completeCode(textToSign(filed, lobby.signing.keyId), new Uint8Array(64));
    expect(problemOf(spare)).toBe('altered');
  });
});

describe('something else in front of the scanner', () => {
  it.each(['', 'R', '7QK-00042-M', 'https://example.org', '04224000', 'RCA:1', 'ＲＣ１'])(
    '%j is no code',
    (text) => {
      expect(problemOf(text)).toBe('notACode');
    },
  );

  it('that a later program printed says so', () => {
    expect(verifyCode(code.replace('RC1', 'RC12'), known)).toMatchObject({
      problem: 'newerVersion',
      what: 'The code is of version 12; this program reads 1.',
    });
  });

  it('never throws, and never passes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.string().map((text) => `RC1:${text}`),
        ),
        (text) => {
          expect(problemOf(text)).not.toBe('none');
        },
      ),
    );
  });
});
