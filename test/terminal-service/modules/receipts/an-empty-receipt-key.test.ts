import { mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signCode, verifyCode } from '../../../../receipts/signed-code/signed-code.ts';
import { openReceiptKeys } from '../../../../terminal-service/modules/receipts/receipt-keys.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

describe('a receipt key that a power cut left empty', () => {
  it('is made anew when it has never signed anything', () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'receipt-key.pem'), '');
    const { signing } = openReceiptKeys(dataDir, '7QK');
    expect(readFileSync(join(dataDir, 'receipt-key.pem'), 'utf8')).toContain('PRIVATE KEY');
    expect(openReceiptKeys(dataDir, '7QK').signing.keyId).toEqual(signing.keyId);
  });

  it('stays empty when receipts were signed with it; the sentence says a way on that keeps them genuine', () => {
    const dataDir = temporaryFolder();
    const facts = { caseNumber: '7QK-00042-M', kind: 'complaint', filedAt: 1_770_000_000 } as const;
    const code = signCode(facts, openReceiptKeys(dataDir, '7QK').signing);
    const key = join(dataDir, 'receipt-key.pem');
    truncateSync(key);
    const start = () => openReceiptKeys(dataDir, '7QK');
    expect(start).toThrow(
      /from a backup.*move receipt-key\.pub\.pem to trusted-receipt-keys\/7QK\.pem.*delete/,
    );
    expect(readFileSync(key, 'utf8')).toBe('');

    mkdirSync(join(dataDir, 'trusted-receipt-keys'));
    renameSync(join(dataDir, 'receipt-key.pub.pem'), join(dataDir, 'trusted-receipt-keys', '7QK.pem'));
    rmSync(key);
    const { signing, trusted } = start();
    expect(verifyCode(code, trusted)).toMatchObject({ ok: true });
    expect(verifyCode(signCode(facts, signing), trusted)).toMatchObject({ ok: true });
    expect(signCode(facts, signing)).not.toBe(code);
  });
});
