import { type ClipperProfile, clipper } from './clipper.ts';
import type { DesfireSystem } from './desfire-family.ts';
import { nameOnly } from './name-only.ts';
import { type NextfareDesfireProfile, nextfareDesfire } from './nextfare-desfire.ts';
import { type OrcaProfile, orca } from './orca.ts';

/**
 * One kind of card on DESFire, as an agency's profile names it: which layout its files have, and what to call
 * it. A new layout is a file of its own and a line in each half of this one.
 */
export type DesfireProfile =
  | ({ readonly layout: 'nextfare' } & NextfareDesfireProfile)
  | ({ readonly layout: 'clipper' } & ClipperProfile)
  | ({ readonly layout: 'orca' } & OrcaProfile)
  | ({ readonly layout: 'nameOnly' } & Pick<DesfireSystem, 'id' | 'name' | 'application'>);

export function desfireSystem(profile: DesfireProfile): DesfireSystem {
  switch (profile.layout) {
    case 'nextfare':
      return nextfareDesfire(profile);
    case 'clipper':
      return clipper(profile);
    case 'orca':
      return orca(profile);
    case 'nameOnly':
      return nameOnly(profile);
  }
}
