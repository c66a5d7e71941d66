import { expect, test } from 'vitest';
import {
  CARD_CALL_MS,
  CARD_CALL_PAUSE_MS,
  CARD_RETURNED_MS,
  TAKE_CARD_PATIENCE_MS,
} from '../../kiosk-ui/flows/delays.ts';
import { settle } from '../manual-clock.ts';
import { aCard, aSnapshot, readerUnplugged, readerWithCard } from './examples.ts';
import { type Kiosk, kioskAtAttract } from './visit-under-test.ts';

/** A customer looked at their card, in Armenian, and goes while it lies there. */
async function leftWithTheCardLying(): Promise<Kiosk> {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'chooseLanguage', language: 'hy' });
  kiosk.session.send({ type: 'terminal.card.read', card: aCard });
  kiosk.session.send({ type: 'startOver' });
  await settle();
  return kiosk;
}

const soundsOf = ({ session }: Kiosk) =>
  (Object.values(session.getSnapshot().getMeta()) as { sound?: string }[]).flatMap(
    ({ sound }) => sound ?? [],
  );

test('whoever goes without their card is called back in their language, after everything else was forgotten', async () => {
  const kiosk = await leftWithTheCardLying();
  expect(kiosk.screen()).toBe('takeCard');
  expect(kiosk.context()).toMatchObject({ language: 'hy', card: null });
  expect(kiosk.sessionsEnded()).toBe(2);
  expect(kiosk.reloads()).toBe(0);
});

test('the call is heard again and again until the card is lifted', async () => {
  const kiosk = await leftWithTheCardLying();
  for (let calls = 0; calls < 3; calls++) {
    expect(soundsOf(kiosk)).toEqual(['attention']);
    kiosk.clock.increment(CARD_CALL_MS);
    expect(soundsOf(kiosk)).toEqual([]);
    kiosk.clock.increment(CARD_CALL_PAUSE_MS);
  }
  kiosk.session.send({ type: 'terminal.card.removed' });
  expect([kiosk.screen(), soundsOf(kiosk)]).toEqual(['cardReturned', ['done']]);
  kiosk.clock.increment(CARD_RETURNED_MS);
  expect(kiosk.reloads()).toBe(1);
  expect(kiosk.context().language).toBe('en');
});

test('a card that nobody comes back for does not keep the page from forgetting, and is shown to the next customer', async () => {
  const kiosk = await leftWithTheCardLying();
  kiosk.clock.increment(TAKE_CARD_PATIENCE_MS);
  expect(kiosk.reloads()).toBe(1);
  const next = await kioskAtAttract();
  const snapshot = { ...aSnapshot, reader: readerWithCard };
  next.session.send({ type: 'terminal.snapshot', snapshot });
  expect([next.screen(), soundsOf(next), next.context().terminal.readCardLies]).toEqual([
    'attract',
    [],
    true,
  ]);
  next.session.send({ type: 'start' });
  next.session.send({ type: 'chooseTask', task: 'checkCard' });
  expect(next.context().terminal.readCardLies).toBe(true);
  next.session.send({ type: 'terminal.card.removed' });
  expect(next.context().terminal.readCardLies).toBe(false);
});

test('a card that was still being read when the page began is shown as soon as it is read', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'terminal.snapshot', snapshot: { ...aSnapshot, reader: readerWithCard } });
  kiosk.session.send({ type: 'terminal.card.read', card: aCard });
  expect(kiosk.screen()).toBe('cardCheck');
});

test('a reader that is unplugged with the card on it calls nobody', async () => {
  const kiosk = await leftWithTheCardLying();
  kiosk.session.send({ type: 'terminal.reader.changed', reader: readerUnplugged });
  await settle();
  expect(kiosk.screen()).toBe('attract');
  expect(kiosk.reloads()).toBe(1);
});

test('whoever took their card before they went is not called', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'terminal.card.read', card: aCard });
  kiosk.session.send({ type: 'terminal.card.removed' });
  kiosk.session.send({ type: 'startOver' });
  await settle();
  expect(kiosk.screen()).toBe('attract');
});
