import { clipper } from '../../../../devices/fare-card/desfire/clipper.ts';
import type { DesfireSystem } from '../../../../devices/fare-card/desfire/desfire-family.ts';
import { nameOnly } from '../../../../devices/fare-card/desfire/name-only.ts';
import { orca } from '../../../../devices/fare-card/desfire/orca.ts';

const here = { currency: 'USD', timeZone: 'America/Los_Angeles' };

/** One system of each layout that recognises itself, with the identifiers that are public. */
export const publicSystems: readonly DesfireSystem[] = [
  clipper({
    ...here,
    id: 'clipper',
    name: 'Clipper',
    application: '9011F2',
    agencies: { 4: 'BART', 18: 'Muni' },
  }),
  orca({
    ...here,
    id: 'orca',
    name: 'ORCA',
    application: '3010F2',
    operators: { 4: 'King County Metro', 7: 'Sound Transit', 8: 'Washington State Ferries' },
  }),
  nameOnly({ id: 'connect-card', name: 'Connect Card', application: '4012F2' }),
];
