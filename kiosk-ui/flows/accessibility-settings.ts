/**
 * What a customer may change about the screen, and from what: the first choice is how every visit begins.
 * Text sizes are the four of VVSG 2.0 §7.1-G, contrasts the four of its §7.1-C.
 */
export const settingChoices = {
  textSize: ['standard', 'large', 'larger', 'largest'],
  contrast: ['standard', 'blackOnWhite', 'whiteOnBlack', 'lowContrast'],
  /** `low` brings everything that is pressed within reach of somebody seated. */
  reach: ['full', 'low'],
  motion: ['full', 'reduced'],
  volume: ['medium', 'quiet', 'loud'],
  /** `blanked`: spoken, with nothing on the screen for others to read (49 CFR 27.71(k)(4)). */
  speech: ['off', 'on', 'blanked'],
} as const;

export type SettingName = keyof typeof settingChoices;
export type AccessibilitySettings = {
  readonly [Name in SettingName]: (typeof settingChoices)[Name][number];
};

export type SettingEvent = {
  [Name in SettingName]: { type: 'changeSetting'; setting: Name; choice: AccessibilitySettings[Name] };
}[SettingName];

/** How the screen is for someone who has changed nothing. */
export const usualSettings: AccessibilitySettings = {
  textSize: 'standard',
  contrast: 'standard',
  reach: 'full',
  motion: 'full',
  volume: 'medium',
  speech: 'off',
};

export function withSetting(settings: AccessibilitySettings, event: SettingEvent): AccessibilitySettings {
  return { ...settings, [event.setting]: event.choice };
}
