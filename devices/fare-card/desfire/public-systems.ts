import { clipper } from './clipper.ts';
import type { DesfireSystem } from './desfire-family.ts';
import { nameOnly } from './name-only.ts';
import { orca } from './orca.ts';

/**
 * Fare systems that say who they are to anyone who asks. The identifiers are public (Metrodroid; the
 * Proxmark3 project's `aid_desfire.json`) and stand in wire order. A new system is one more line here.
 */
export const publicSystems: readonly DesfireSystem[] = [
  clipper({
    id: 'clipper',
    name: 'Clipper',
    application: '9011F2',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
  }),
  orca({
    id: 'orca',
    name: 'ORCA',
    application: '3010F2',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
    operators: { 4: 'King County Metro', 7: 'Sound Transit', 8: 'Washington State Ferries' },
  }),
  nameOnly({ id: 'connect-card', name: 'Connect Card', application: '4012F2' }),
];
