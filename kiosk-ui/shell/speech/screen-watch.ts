import type { SpeechFlowEvent, Utterance } from '../../flows/speech-flow.ts';
import { inPieces } from './in-pieces.ts';
import { isField, isStop, languageOf, spokenInLanguages, wordsIn } from './spoken-element.ts';
import { currentScreen, type SpokenPart, spokenScreen } from './spoken-screen.ts';
import type { Words } from './spoken-text.ts';
import { atCaret, typingEcho } from './typing-echo.ts';

export interface ScreenWatchParts {
  /** The element that holds all that a customer sees. */
  readonly kiosk: Element;
  /** Those of the language that the page is in; in another language it is another watch. */
  readonly words: Words;
  readonly tell: (event: SpeechFlowEvent) => void;
  /** How much of what was last told of the screen was heard to its end. */
  readonly heard: () => number;
}

/** Comes by itself and goes with any answer; whoever answers it wants to go on. */
const WARNING = '[data-dialog="idleWarning"]';

/**
 * Turns what happens on the page into what is to be said: a new screen is read from its title on, what
 * changes on it is said after that, and what gets the focus is named at once. Nothing on a screen has to
 * know of it, so no screen can forget it.
 * @returns ends the watch.
 */
export function watchScreen({ kiosk, words, tell, heard }: ScreenWatchParts): () => void {
  const page = kiosk.ownerDocument;
  let shown: Element | null = null;
  /** What the kiosk's own question, whether anybody is there, was laid over, and how much of that had been heard. */
  let left: { readonly screen: Element | null; readonly heard: number } | null = null;
  let known: ReadonlySet<string> = new Set();
  /** Somebody has done something since this screen appeared; a focus that moves before is part of its appearing. */
  let inUse = false;

  const lookAtScreen = (): void => {
    const screen = currentScreen(kiosk);
    const parts = spokenScreen(kiosk, words);
    const all = parts.flatMap(asUtterances('screen'));
    const news = parts.filter(({ kind, text }) => kind === 'words' && !known.has(text));
    known = new Set(parts.map(({ text }) => text));
    if (screen !== shown) {
      const isBack = left !== null && left.screen === screen;
      const heardBefore = isBack ? (left?.heard ?? 0) : 0;
      left = screen?.matches(WARNING) === true ? { screen: shown, heard: heard() } : null;
      tell({ type: 'say', utterances: all, manner: 'instead', heard: heardBefore });
      shown = screen;
      inUse = false;
    } else {
      tell({ type: 'screenIs', utterances: all });
      tell({ type: 'say', utterances: news.flatMap(asUtterances('moment')), manner: 'after' });
    }
  };

  const observer = new MutationObserver(lookAtScreen);
  /** What React has just changed, before anything else that happens because of it. */
  const catchUp = (): void => {
    if (observer.takeRecords().length > 0) lookAtScreen();
  };
  const sayNow = (about: Element, text: string): void =>
    tell({
      type: 'say',
      utterances: asUtterances('moment')({ text, language: languageOf(about) }),
      manner: 'instead',
    });

  let group: Element | null = null;
  /** What the buttons of a group are about, for whoever comes into it: "Large" alone says of nothing what is large. */
  const groupEntered = (target: Element): Pick<SpokenPart, 'text' | 'language'>[] => {
    const before = group;
    group = target.closest('fieldset');
    const legend = group === before ? null : (group?.querySelector('legend') ?? null);
    return legend === null ? [] : [{ text: wordsIn(legend, words), language: languageOf(legend) }];
  };

  const echo = typingEcho(words);
  const watch = new AbortController();
  const on = <Name extends keyof DocumentEventMap>(
    name: Name,
    hear: (event: DocumentEventMap[Name]) => void,
  ): void => page.addEventListener(name, hear, { capture: true, signal: watch.signal });
  /** What was typed by the key that is down; where that key leads to afterwards must not be said over it. */
  let echoes = false;
  // On the window, which hears of a key before whatever moves the focus because of it.
  for (const input of ['keydown', 'pointerdown'] as const)
    page.defaultView?.addEventListener(
      input,
      () => {
        inUse = true;
        echoes = false;
      },
      { capture: true, signal: watch.signal },
    );
  on('focusin', ({ target }) => {
    catchUp();
    if (!(target instanceof HTMLElement) || !kiosk.contains(target)) return;
    if (isField(target)) echo.enter(target);
    if (!inUse) return;
    if (isStop(target))
      tell({
        type: 'say',
        utterances: [...groupEntered(target), ...spokenInLanguages(target, words)].flatMap(
          asUtterances('moment'),
        ),
        manner: echoes ? 'after' : 'instead',
      });
  });
  // Moved by keys within its text, a caret is where nobody can see it.
  let movesCaret = false;
  on('keydown', ({ key, target }) => {
    movesCaret = key.startsWith('Arrow') && target instanceof Element && isField(target);
  });
  on('selectionchange', () => {
    const { activeElement } = page;
    if (!movesCaret || activeElement === null || !isField(activeElement)) return;
    movesCaret = false;
    const character = atCaret(activeElement, words);
    if (character !== null) sayNow(activeElement, character);
  });
  on('input', ({ target }) => {
    if (!(target instanceof Element) || !isField(target) || !kiosk.contains(target)) return;
    const said = echo.typed(target);
    if (said !== null) sayNow(target, said);
    echoes = said !== null;
  });

  observer.observe(kiosk, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: [
      'open',
      'aria-pressed',
      'aria-checked',
      'aria-label',
      'aria-disabled',
      'disabled',
      'hidden',
    ],
  });
  lookAtScreen();
  return () => {
    observer.disconnect();
    watch.abort();
  };
}

function asUtterances(of: Utterance['of']): (part: Pick<SpokenPart, 'text' | 'language'>) => Utterance[] {
  return ({ text, language }) => inPieces(text, language).map((piece) => ({ text: piece, language, of }));
}
