import type { Locator, Page } from 'playwright-core';
import type { Language } from '../../kiosk-ui/shell/language/languages.ts';
import type { Control } from '../flows/controls.ts';

/** Buttons by their places, so that the way is the same in every language. */
export function placeOf(page: Page, control: Control, language: Language): Locator {
  const top = page.locator('dialog[open], .kiosk:not(:has(dialog[open])) main');
  const footer = page.locator('.footer-bar .button');
  switch (control.at) {
    case 'action':
      return top.locator('.question-actions .button, .attract-ways .button').nth(control.index);
    case 'choice':
      return page.locator('main .button-choice').nth(control.index);
    case 'change':
      return page.locator('.answer .button').nth(control.index);
    case 'field':
      return page.locator('main').locator('input, textarea').nth(control.index);
    case 'begin':
      return page.locator('.attract-ways .button');
    case 'language':
      return top.locator(`.language-list li[lang="${language}"] .button`);
    case 'setting':
      return top.locator('fieldset').first().locator('.button').last();
    case 'heading':
      return page.locator('main h1');
    case 'languages':
      return page.locator('.header .button');
    case 'back':
      return footer.first();
    case 'startOver':
      return footer.nth(-3);
    case 'settings':
      return page.locator('.footer-bar .button:nth-last-child(2), .attract-help .button:first-child');
    default:
      return footer.last();
  }
}
