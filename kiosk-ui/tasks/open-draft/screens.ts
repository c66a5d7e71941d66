import type { Screens } from '../../shell/surroundings/screens.ts';
import { DraftCode, DraftOpening } from './draft-code-screen.tsx';
import type { OpenDraft, OpenDraftScreen } from './open-draft-flow.ts';

export const openDraftScreens: Screens<OpenDraftScreen, OpenDraft> = {
  draftCode: DraftCode,
  draftOpening: DraftOpening,
};
