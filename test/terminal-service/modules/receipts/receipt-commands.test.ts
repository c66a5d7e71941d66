import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../../devices/receipt-printer/escpos/simulator/tape.ts';
import { signCode } from '../../../../receipts/signed-code/signed-code.ts';
import {
  makeSigningKeyPem,
  publicKeyPem,
  readSigningKey,
} from '../../../../receipts/signed-code/signing-keys.ts';
import { openReceiptKeys } from '../../../../terminal-service/modules/receipts/receipt-keys.ts';
import { startCommand } from '../../command-run.ts';
import { outsidePrinter } from '../../outside-printer.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

describe('print-sample', () => {
  it('prints over TCP, and says by what the printer was known', async () => {
    const { address, printer } = await outsidePrinter();
    const words = ['print-sample', '--printer', address, '--receipt', 'dispute', '--language', 'es'];
    const { code, out, err } = await startCommand(words).ended;
    expect([code, out]).toEqual([
      0,
      'Printed: the printer confirmed the text and the cut. Driven as unknown.\n',
    ]);
    expect(err).toBe('');
    expect(linesOf(printer.tape).join('\n')).toContain('Impugnación de multa presentada');
  });

  it('claims no cut of a printer that has no cutter', async () => {
    const { address, printer } = await outsidePrinter();
    const words = ['print-sample', '--printer', address, '--receipt', 'test', '--model', 'clone-58mm'];
    const { code, out } = await startCommand(words).ended;
    expect([code, out]).toEqual([
      0,
      'Printed: the printer confirmed the text and the feed to where it is torn off. Driven as clone-58mm.\n',
    ]);
    expect(printer.tape.map(({ kind }) => kind)).not.toContain('cut');
  });

  it('says what is missing: printer, receipt, connection', async () => {
    expect((await startCommand(['print-sample', '--receipt', 'complaint']).ended).code).toBe(1);
    const unknown = await startCommand(['print-sample', '--printer', 'tcp:127.0.0.1', '--receipt', 'poem'])
      .ended;
    expect(unknown.err).toContain('complaint|commendation');
    const refused = await startCommand(['print-sample', '--printer', 'tcp:127.0.0.1:1', '--receipt', 'card'])
      .ended;
    expect([refused.code, refused.out]).toEqual([1, 'Not printed (refused): nothing was sent.\n']);
  });
});

describe('verify-receipt', () => {
  const facts = { caseNumber: '7QK-00042-M', kind: 'complaint', filedAt: 1_773_504_300 } as const;

  it('knows the receipts of its own terminal without a network, and what was altered', async () => {
    const dataDir = temporaryFolder();
    const { signing } = openReceiptKeys(dataDir, '7QK');
    const code = signCode(facts, signing);
    const good = await startCommand(['verify-receipt', code], dataDir).ended;
    expect([good.code, good.out]).toEqual([
      0,
      'Genuine: complaint 7QK-00042-M, filed 2026-03-14T16:05:00.000Z at terminal 7QK.\n',
    ]);
    const bad = await startCommand(['verify-receipt', code.replace('00042', '00043')], dataDir).ended;
    expect([bad.code, bad.out]).toEqual([1, expect.stringContaining('Not genuine (misread)')]);
    const torn = await startCommand(['verify-receipt', code.slice(0, 60)], dataDir).ended;
    expect(torn.out).toContain('cutShort');
  });

  it('knows those of another terminal once its public key lies in the folder', async () => {
    const dataDir = temporaryFolder();
    const other = readSigningKey(makeSigningKeyPem());
    if (!other.ok) throw new Error(other.what);
    const code = signCode(facts, other.key);
    expect((await startCommand(['verify-receipt', code], dataDir).ended).out).toContain('unknownKey');
    mkdirSync(join(dataDir, 'trusted-receipt-keys'));
    writeFileSync(join(dataDir, 'trusted-receipt-keys', '7QK.pem'), publicKeyPem(other.key));
    expect((await startCommand(['verify-receipt', code], dataDir).ended).code).toBe(0);
  });

  it('a key file that is none stops the start instead of being replaced', () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'receipt-key.pem'), 'scribble');
    expect(() => openReceiptKeys(dataDir, '7QK')).toThrow('Put the right key back');
    expect(readFileSync(join(dataDir, 'receipt-key.pem'), 'utf8')).toBe('scribble');
  });

  it('the key of the first start is the key of the next', () => {
    const dataDir = temporaryFolder();
    expect(openReceiptKeys(dataDir, '7QK').signing.keyId).toBe(openReceiptKeys(dataDir, '7QK').signing.keyId);
  });
});

describe('render-receipts', () => {
  it('writes pictures to look at', async () => {
    const folder = join(temporaryFolder(), 'pictures');
    const words = ['render-receipts', '--out', folder, '--language', 'km', '--receipt', 'card'];
    expect((await startCommand(words).ended).out).toBe(`4 pictures in ${folder}\n`);
    expect(readdirSync(folder).every((name) => name.endsWith('.png'))).toBe(true);
    expect(existsSync(join(folder, 'card-km-clone-58mm-large.png'))).toBe(true);
  });
});
