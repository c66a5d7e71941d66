import { describe, expect, it } from 'vitest';
import { AgencyView } from '../../contract/agency.ts';
import { pageLanguages, receiptLanguages } from '../../contract/languages.ts';
import { allLanguages } from '../../kiosk-ui/shell/language/languages.ts';
import { receiptLanguages as printedLanguages } from '../../receipts/receipt-text.ts';
import { agencyView } from '../../rules/agency-view.ts';
import { loadAgencyProfile } from '../../terminal-service/config/load-agency-profile.ts';

const profile = loadAgencyProfile('los-angeles-county');
const view = agencyView(profile);

describe('the profile that comes with the project', () => {
  it('says what each kind can be about, in the order in which it is offered', () => {
    const about = view.forms.map(({ kind, categories }) => [
      kind,
      categories.map(({ category }) => category),
    ]);
    expect(Object.fromEntries(about)).toEqual({
      complaint: [
        'operatorConduct',
        'passedUp',
        'lateOrMissing',
        'vehicleOrStation',
        'fareOrCard',
        'accessibility',
        'safety',
        'other',
      ],
      commendation: ['operatorConduct', 'vehicleOrStation', 'accessibility', 'safety', 'other'],
      suggestion: ['lateOrMissing', 'vehicleOrStation', 'fareOrCard', 'accessibility', 'safety', 'other'],
      lostItem: [],
    });
  });

  it('promises an answer to complaints only', () => {
    const days = Object.entries(profile.forms).map(([kind, form]) => [kind, form.answerWithinDays]);
    expect(Object.fromEntries(days)).toEqual({ complaint: 21 });
  });

  it('says that its departments and owners are placeholders and must be replaced', () => {
    const said = profile.sources.filter(({ about }) => /departments.*owner/i.test(about));
    expect(said).toEqual([
      expect.objectContaining({
        about: expect.stringMatching(/this project's own placeholders.*the agency must replace them$/),
        source: 'this project',
      }),
    ]);
  });

  it('calls a category on paper otherwise than on the screen', () => {
    expect(profile.words.en.passedUp).toEqual({
      name: 'The vehicle did not stop for me',
      printed: 'Vehicle did not stop',
    });
    expect(profile.words.vi.lateOrMissing).toEqual({
      name: 'Trễ, sớm, hoặc không đến',
      printed: 'Xe trễ hoặc không đến',
    });
    expect(profile.words.ar.safety).toEqual({ printed: 'السلامة' });
  });
});

describe('what pages are told of it', () => {
  it('is the name, the zone and the menu, and of a category its icon and its names on screens', () => {
    expect(view).toMatchObject({
      name: 'LA Metro',
      timeZone: 'America/Los_Angeles',
      menu: [
        { entry: 'checkCard' },
        { entry: 'feedback', forms: ['complaint', 'commendation', 'suggestion'] },
        { entry: 'lostItem', forms: ['lostItem'] },
        { entry: 'openDraft' },
        { entry: 'callStaff' },
      ],
    });
    const passedUp = view.forms[0]?.categories[1];
    expect(passedUp).toEqual({
      category: 'passedUp',
      icon: 'passedUp',
      name: expect.objectContaining({ en: 'The vehicle did not stop for me', fa: 'وسیله برای من نایستاد' }),
    });
    expect(Object.keys(passedUp?.name ?? {})).toEqual([...pageLanguages]);
  });

  it('is what the contract says, and nothing of owners, cards and paper', () => {
    expect(AgencyView.parse(view)).toEqual(view);
    expect(JSON.stringify(view)).not.toMatch(/owner|transportation|Vehicle did not stop|systemCode|sources/);
  });
});

describe('the languages of the contract', () => {
  it('are those of the pages and of receipts', () => {
    expect([...pageLanguages].sort()).toEqual([...allLanguages].sort());
    expect([...receiptLanguages].sort()).toEqual([...printedLanguages].sort());
  });
});
