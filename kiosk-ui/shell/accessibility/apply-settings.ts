import type { AccessibilitySettings } from '../../flows/accessibility-settings.ts';

/** Puts the settings where the style sheets look for them: as `data-…` of the root element. */
export function applySettings(root: HTMLElement, settings: AccessibilitySettings): void {
  for (const [setting, choice] of Object.entries(settings)) root.dataset[setting] = choice;
}
