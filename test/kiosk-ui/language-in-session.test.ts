import { expect, test } from 'vitest';
import { aFiledCase } from '../flows/examples.ts';
import { answerEverything, kioskAtAttract } from '../flows/visit-under-test.ts';

const languageOf = ({ session }: Awaited<ReturnType<typeof kioskAtAttract>>) =>
  session.getSnapshot().context.language;

test('a language touched on the attract screen begins the visit in it', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'chooseLanguage', language: 'hy' });
  expect(kiosk.screen()).toBe('menu');
  expect(languageOf(kiosk)).toBe('hy');
});

test('another language leaves every answer and the screen as they are', async () => {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  const { draft } = kiosk.filledIn();
  kiosk.session.send({ type: 'openLanguages' });
  kiosk.session.send({ type: 'chooseLanguage', language: 'ko' });
  expect(kiosk.screen()).toBe('checkAnswers');
  expect(kiosk.filledIn().draft).toEqual(draft);
  expect(languageOf(kiosk)).toBe('ko');
  expect(kiosk.session.getSnapshot().matches({ inSession: { dialog: 'closed' } })).toBe(true);
});

test('a case is filed in the language chosen last, also when the task had begun in another', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'chooseLanguage', language: 'es' });
  answerEverything(kiosk);
  kiosk.session.send({ type: 'openLanguages' });
  kiosk.session.send({ type: 'chooseLanguage', language: 'fa' });
  kiosk.form().send({ type: 'file' });
  expect(kiosk.filings[0]?.request.language).toBe('fa');
});

test('a retry is the same request, whatever language was chosen in between', async () => {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  kiosk.form().send({ type: 'file' });
  await kiosk.filings[0]?.loseReply();
  kiosk.session.send({ type: 'openLanguages' });
  kiosk.session.send({ type: 'chooseLanguage', language: 'ja' });
  kiosk.form().send({ type: 'tryAgain' });
  expect(kiosk.filings[1]?.request).toEqual(kiosk.filings[0]?.request);
});

test('answers that were refused and changed are filed anew, in the language chosen by then', async () => {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  kiosk.form().send({ type: 'file' });
  await kiosk.filings[0]?.answer({ ok: false, failure: 'refused' });
  kiosk.session.send({ type: 'openLanguages' });
  kiosk.session.send({ type: 'chooseLanguage', language: 'ja' });
  kiosk.form().send({ type: 'back' });
  kiosk.form().send({ type: 'file' });
  expect(kiosk.filings[1]?.request.language).toBe('ja');
});

test('the next customer is greeted in the usual language', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'chooseLanguage', language: 'ru' });
  answerEverything(kiosk);
  kiosk.form().send({ type: 'file' });
  await kiosk.filings[0]?.answer({ ok: true, filed: aFiledCase });
  kiosk.form().send({ type: 'finish' });
  expect(kiosk.screen()).toBe('attract');
  expect(languageOf(kiosk)).toBe('en');
});
