import { describe, expect, it } from 'vitest';
import { verifyCode } from '../../../receipts/signed-code/signed-code.ts';
import { readTrustedKey } from '../../../receipts/signed-code/signing-keys.ts';

/**
 * Codes as terminals printed them before there was a fifth kind, and the public key that they were signed by. They are
 * on paper in drawers: whatever the program becomes, it must believe them.
 */
const publicKey = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAcTFr/gQ50ThAn0jfWSsE0Z9nD2DVgyk6TWjB0usW7eQ=
-----END PUBLIC KEY-----
`;
const printed = {
  complaint:
    'RC1:7QK-00042-M:C:01NG3Y20:SSJ9KEVF:VES637612EYMB30Z36GB6XA70MXMH4BKVPWP972XB42G0APE2YXV0XR1S4NV03H1NEYSNY5Y88R65VVPM8AMYS429K90HSN3XYGAG08:H7TW17G',
  commendation:
    'RC1:7QK-00043-K:P:01NG3Y20:SSJ9KEVF:ERZDXK6K5RXGS5CVZC773Z0YKZAWN1ZJPWETZQYWTRNYC80FD50526N99DBRYSDWV19XDEYP8PDWD7YHZ2T0ZJDE9424YBXCGVN5J30:9EJZ94G',
  suggestion:
    'RC1:7QK-00044-J:S:01NG3Y20:SSJ9KEVF:011HFGR29VAX00X5ESD1F58Z9917RN0FQXTHZKDYP8ATQ2RBT3JYGC7Z8TDMN75FVAXN87H0J673Y19M6CTRKZDV1CVWX6ETBY03808:4HCGVKR',
  citationDispute:
    'RC1:7QK-00045-G:D:01NG3Y20:SSJ9KEVF:FR0QTWVW220V11X5SX99SY2ZVXPT4NT45AZ3W3JFNQBT1SH3VSQ13PJ8JKS1SB9QBZEA5GDPK8FY4Q85ENRN1RZZT3N5TFGSEWJE838:VG1M26G',
};

describe('a receipt that was printed long ago', () => {
  it.each(Object.entries(printed))('of kind %s is still believed', (kind, code) => {
    const trusted = readTrustedKey(publicKey, '7QK');
    if (!trusted.ok) throw new Error(trusted.what);
    const caseNumber = code.split(':')[1];
    expect(verifyCode(code, [trusted.key])).toEqual({
      ok: true,
      facts: { caseNumber, kind, filedAt: 1_795_291_200 },
      terminal: '7QK',
    });
  });
});
