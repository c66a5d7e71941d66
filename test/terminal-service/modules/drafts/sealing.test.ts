import { expect, it } from 'vitest';
import { seal, secretsOf, TRY_COST, unseal } from '../../../../terminal-service/modules/drafts/sealing.ts';

const salt = new Uint8Array(16).fill(7);
const quick = { N: 2, r: 1, p: 1 };

it('a try at a code costs what OWASP asks of a password', async () => {
  expect(TRY_COST).toEqual({ N: 32_768, r: 8, p: 3 });
  // Made with Python: hashlib.scrypt(b'7QK-4MD-X2H', salt=bytes([7])*16, n=2**15, r=8, p=3, dklen=64). Another derivation
  // would leave every draft that is parked at the update closed for ever.
  const { place, key } = await secretsOf('7QK-4MD-X2H', salt);
  expect(place).toBe('3c26f86434de537158e4f1ce481487777c285f67129bb4832bc608da8d004533');
  expect(Buffer.from(key).toString('hex')).toBe(
    '6f2757778cc765e29109ec0df859689fc98b452e5d46dd0063ac3136afd7d3bf',
  );
});

it('another code, and another terminal, have another place and another key', async () => {
  const all = await Promise.all([
    secretsOf('7QK-4MD-X2H', salt, quick),
    secretsOf('7QK-4MD-X2J', salt, quick),
    secretsOf('7QK-4MD-X2H', new Uint8Array(16).fill(8), quick),
  ]);
  expect(new Set(all.map(({ place }) => place)).size).toBe(3);
  expect(new Set(all.map(({ key }) => Buffer.from(key).toString('hex'))).size).toBe(3);
});

it('what was sealed is read whole with its own code, and is never sealed the same way twice', async () => {
  const secrets = await secretsOf('7QK-4MD-X2H', salt, quick);
  const text = '{"narrative":"Դա չի կանգնել 🚌"}';
  const [first, second] = [seal(secrets, text), seal(secrets, text)];
  expect([unseal(secrets, first), unseal(secrets, second)]).toEqual([text, text]);
  expect(first.equals(second)).toBe(false);
});

it('any byte that was changed is noticed, and so is a draft that was put in the place of another', async () => {
  const secrets = await secretsOf('7QK-4MD-X2H', salt, quick);
  const sealed = seal(secrets, 'It did not stop.');
  for (let at = 0; at < sealed.length; at++) {
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(secrets, changed), `byte ${at}`).toThrow();
  }
  expect(() => unseal({ ...secrets, place: '00'.repeat(32) }, sealed)).toThrow();
});
