import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase32, toBase32 } from '../../../receipts/signed-code/crockford-base32.ts';
import {
  makeSigningKeyPem,
  publicKeyPem,
  readSigningKey,
  readTrustedKey,
} from '../../../receipts/signed-code/signing-keys.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });

describe('a key file', () => {
  const pem = makeSigningKeyPem();
  const signing = readSigningKey(pem);
  if (!signing.ok) throw new Error(signing.what);

  it('gives the same key id from either half', () => {
    const trusted = readTrustedKey(publicKeyPem(signing.key), '7QK');
    expect(trusted).toMatchObject({ ok: true, key: { keyId: signing.key.keyId, terminal: '7QK' } });
    expect(signing.key.keyId).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  });

  it('differs from terminal to terminal', () => {
    expect(makeSigningKeyPem()).not.toBe(pem);
  });

  it('gives away no private key with the public half', () => {
    expect(publicKeyPem(signing.key)).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  });

  it('that is damaged, empty, or of another kind is refused in a sentence', () => {
    expect(readSigningKey('')).toEqual({ ok: false, what: 'This is not the PEM text of a private key.' });
    expect(readSigningKey(pem.slice(0, 60))).toMatchObject({ ok: false });
    expect(readSigningKey(publicKeyPem(signing.key))).toMatchObject({ ok: false });
    expect(readSigningKey(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }))).toEqual({
      ok: false,
      what: 'This is a key for rsa; an Ed25519 key is needed.',
    });
    expect(readTrustedKey('nonsense', '7QK')).toEqual({
      ok: false,
      what: 'This is not the PEM text of a public key.',
    });
    expect(readTrustedKey(rsa.publicKey.export({ type: 'spki', format: 'pem' }), '7QK')).toMatchObject({
      ok: false,
    });
  });

  it('with a private key on the list of public ones is refused: it has leaked', () => {
    expect(readTrustedKey(pem, '7QK')).toEqual({
      ok: false,
      what: 'This is a private key; a public key belongs here.',
    });
  });
});

describe('bytes in Base32', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase32(toBase32(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it('have one spelling: no spare bits, no other letters', () => {
    expect(toBase32(Uint8Array.of(0xff))).toBe('ZW');
    expect(fromBase32('ZX')).toBeUndefined();
    expect(fromBase32('ZW0')).toBeUndefined();
    for (const letter of 'ILOU!z') expect(fromBase32(`0${letter}`)).toBeUndefined();
  });
});
