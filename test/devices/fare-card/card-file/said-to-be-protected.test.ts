import { describe, expect, it } from 'vitest';
import { parseCardFile } from '../../../../devices/fare-card/card-file/card-file.ts';
import { filedCard } from '../../../../devices/fare-card/card-file/filed-card.ts';
import { desfire } from '../../../../devices/fare-card/desfire/commands.ts';
import { desfireCards } from '../../../../devices/fare-card/desfire/desfire-family.ts';
import { recognise } from '../../../../devices/fare-card/read-fare-card.ts';
import { publicSystems } from '../desfire/systems.ts';
import { FLIPPER_DESFIRE } from './flipper-dumps.ts';

function cardIn(text: string) {
  const parsed = parseCardFile(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.card;
}

const said = async (text: string) =>
  (await recognise(filedCard(cardIn(text)), [desfireCards(publicSystems)])).problems;

/** File 4 of the dump, whose bytes are not in it, with other access rights or none. */
const withRights = (rights: string) =>
  FLIPPER_DESFIRE.replace(
    'Application 9011f2 File 4 Access Rights: 1F 22',
    rights && `Application 9011f2 File 4 Access Rights: ${rights}`,
  );

describe('of what a dump does not hold it says why', () => {
  it.each([
    ['a key is needed: protected', '1F 22', 'protected'],
    ['nobody may read it: protected', 'FF FF', 'protected'],
    ['anyone may read it, and nobody did', '1F E2', 'freeNotRead'],
    ['anyone may read and write it, and nobody did', 'E2 11', 'freeNotRead'],
    ['who may read it is not in the file either', '', 'notInFile'],
  ])('%s', async (_, rights, code) => {
    expect(await said(withRights(rights))).toContainEqual({ code, part: 'topUps' });
  });

  it('files that are not in it at all are not in this file, and not nonsense', async () => {
    const problems = await said(FLIPPER_DESFIRE);
    expect(problems).toContainEqual({ code: 'notInFile', part: 'card' });
    expect(problems).toContainEqual({ code: 'notInFile', part: 'expiry' });
    expect(problems.map(({ code }) => code)).not.toContain('malformed');
  });

  it('of a card of which only the name is public as well', async () => {
    const connectCard = FLIPPER_DESFIRE.replaceAll('9011f2', '4012f2').replace('90 11 F2', '40 12 F2');
    const only = (file: string, rights: string) =>
      connectCard
        .replace('File IDs: 02 03 04 05 06 0E', `File IDs: ${file}`)
        .replace('File 4 Access Rights: 1F 22', `File 4 Access Rights: ${rights}`);
    expect(await said(only('04', '1F 22'))).toEqual([{ code: 'protected', part: 'card' }]);
    expect(await said(only('04', '1F E2'))).toEqual([{ code: 'freeNotRead', part: 'card' }]);
    expect(await said(connectCard.replace(/^.*File IDs.*\r\n/m, ''))).toEqual([
      { code: 'notInFile', part: 'card' },
    ]);
  });
});

it('on a simulated reader such a file is refused as a chip refuses it', async () => {
  const { respond } = cardIn(withRights('1F E2'));
  const chip = desfire(async (apdu) => respond?.(apdu) ?? new Uint8Array());
  await chip.selectApplication('9011F2');
  expect(await chip.readData(4)).toEqual({ ok: false, status: 'authenticationError' });
  expect(await chip.fileSettings(1)).toEqual({ ok: false, status: 'fileNotFound' });
});
