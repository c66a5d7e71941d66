import { describe, expect, test } from 'vitest';
import { createActor, fromPromise } from 'xstate';
import type { FileCaseRequest } from '../../contract/cases.ts';
import { assistedFlow } from '../../kiosk-ui/flows/assisted/assisted-flow.ts';
import type { OpeningResult, ParkedForm } from '../../kiosk-ui/flows/drafts.ts';
import type { FilingResult } from '../../kiosk-ui/flows/filing.ts';
import { formFlow } from '../../kiosk-ui/tasks/form/form-flow.ts';
import { openDraftFlow } from '../../kiosk-ui/tasks/open-draft/open-draft-flow.ts';
import { settle } from '../manual-clock.ts';
import { aFiledCase, aSnapshot, requestIds } from './examples.ts';
import { answerEverything, type Kiosk, kioskAtAttract } from './visit-under-test.ts';

/** What can become of a request so that nobody knows whether it was filed. */
const unconfirmed: readonly [string, (kiosk: Kiosk) => Promise<void> | undefined][] = [
  ['under way', () => undefined],
  ['whose reply was lost', (kiosk) => kiosk.filings[0]?.loseReply()],
  [
    'that the service could not store',
    (kiosk) => kiosk.filings[0]?.answer({ ok: false, failure: 'notSaved' }),
  ],
];

describe.each(unconfirmed)('a filing %s', (_what, happens) => {
  async function kioskThatHasSent(): Promise<Kiosk> {
    const kiosk = await kioskAtAttract();
    answerEverything(kiosk);
    kiosk.form().send({ type: 'file' });
    await happens(kiosk);
    return kiosk;
  }

  test('is not left without a question, and the answer no keeps it', async () => {
    const kiosk = await kioskThatHasSent();
    const before = kiosk.screen();
    kiosk.session.send({ type: 'startOver' });
    expect(kiosk.session.getSnapshot().value).toMatchObject({
      inSession: { task: { form: 'answering' }, dialog: 'confirmStartOver' },
    });
    // The dialog then says that nobody knows, instead of that nothing was filed.
    expect(kiosk.context().progress).toBe('unconfirmed');
    kiosk.session.send({ type: 'dismiss' });
    expect(kiosk.screen()).toBe(before);
    expect(kiosk.filledIn().draft.answers.narrative).toBe('It drove past me.');
  });

  test('cannot be put away, which would be a second version of it', async () => {
    const kiosk = await kioskThatHasSent();
    kiosk.session.send({ type: 'startOver' });
    kiosk.session.send({ type: 'park' });
    expect(kiosk.parkings).toEqual([]);
  });

  test('is left on the answer yes', async () => {
    const kiosk = await kioskThatHasSent();
    kiosk.session.send({ type: 'startOver' });
    kiosk.session.send({ type: 'confirmStartOver' });
    expect(kiosk.screen()).toBe('attract');
  });
});

test('at the counter nobody goes back to the calls before it is known what became of a filing', async () => {
  const form: ParkedForm = {
    kind: 'complaint',
    language: 'es',
    answers: { category: 'safety', narrative: 'The stop was dark.' },
  };
  const reply = Promise.withResolvers<FilingResult>();
  const counter = createActor(
    assistedFlow.provide({
      actors: {
        openDraft: openDraftFlow.provide({
          actors: {
            openDraft: fromPromise<OpeningResult, string>(async () => ({ ok: true, form })),
          },
        }),
        form: formFlow.provide({
          actors: { fileCase: fromPromise<FilingResult, FileCaseRequest>(() => reply.promise) },
        }),
        discardDraft: fromPromise<unknown, string>(async () => undefined),
      },
    }),
    { input: { newRequestId: requestIds() } },
  ).start();
  counter.send({ type: 'terminal.snapshot', snapshot: aSnapshot });
  counter.send({ type: 'takeUp' });
  counter.getSnapshot().children.openDraft?.send({ type: 'editCode', text: '7QK4MDX2H' });
  counter.getSnapshot().children.openDraft?.send({ type: 'continue' });
  await settle();
  const task = counter.getSnapshot().children.form;
  expect(task?.getSnapshot().value).toBe('checkAnswers');
  expect(counter.getSnapshot().can({ type: 'leave' })).toBe(true);
  task?.send({ type: 'file' });
  expect(task?.getSnapshot().value).toBe('filing');
  expect(counter.getSnapshot().can({ type: 'leave' })).toBe(false);
  reply.resolve({ ok: true, filed: aFiledCase });
  await settle();
  expect(counter.getSnapshot().value).toEqual({ goingOn: 'discarded' });
});
