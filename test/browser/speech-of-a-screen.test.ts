import { expect, test } from 'vitest';
import english from '../../kiosk-ui/shell/strings/en.json' with { type: 'json' };
import { readingPage } from './speech-in-page.ts';

/** What is on a screen, and what is heard of it. One page reads them all. */
const screens: Readonly<Record<string, readonly [html: string, heard: readonly string[]]>> = {
  'title, text and buttons in reading order, then what stays the same around them': [
    `<header><span style="display:block">Example Transit</span></header>
     <main data-screen="category"><h1>What is it about?</h1><p>Choose <b>one</b> answer.</p>
       <ul><li><button>Safety</button></li><li><button aria-pressed="true">Something else</button></li></ul></main>
     <nav><button>Back</button><button disabled>Down</button></nav>`,
    [
      'What is it about?',
      'Choose one answer.',
      'Safety, button',
      'Something else, button, chosen',
      'Example Transit',
      'Back, button',
      'Down, button, not available now',
    ],
  ],
  'a row says its label with its value, and its button by its full name': [
    `<main><dl><div><dt>Balance</dt><dd>$12.35</dd></div>
       <div><dt>About</dt><dd><span>Safety</span></dd><dd><button aria-label="Change: About">Change</button></dd></div></dl></main>`,
    ['Balance: $12.35', 'About: Safety', 'Change: About, button'],
  ],
  'a field says its label, its value and what is wrong with it, once': [
    `<main><label for="e">E-mail (optional)</label><p id="p">Enter an e-mail address</p>
       <input id="e" type="text" value="maria@" aria-describedby="p n"><p id="n">12 characters left</p>
       <label for="t">What happened</label><textarea id="t"></textarea></main>`,
    [
      '(typed) E-mail (optional), text field: maria@. Enter an e-mail address. 12 characters left',
      '(typed) What happened, text field, empty',
    ],
  ],
  'a masked field says an asterisk for each character and never the value': [
    `<main><label for="c">Code</label><input id="c" type="password" value="4e!"></main>`,
    ['(typed) Code, text field: asterisk, asterisk, asterisk'],
  ],
  'what nobody sees is not said': [
    `<main><h1>Title</h1><p hidden>hidden</p><p style="display:none">none</p><p style="visibility:hidden">invisible</p>
       <span aria-hidden="true">30</span><svg><title>picture</title></svg><p style="opacity:0">faded</p></main>`,
    ['Title', 'faded'],
  ],
  'numbers to write down are said symbol by symbol': [
    `<main><p>Your case number</p><strong style="display:block">7QK-00042-M</strong><p>Fare card •••• 4821</p>
       <p>Number ending in <bdi data-spell>4821</bdi></p></main>`,
    ['Your case number', '7 Q K, 0 0 0 4 2, M', 'Fare card ending in 4 8 2 1', 'Number ending in 4 8 2 1'],
  ],
  'the on-screen keyboard is one thing on the screen, not fifty': [
    `<main><h1>What happened?</h1><div role="group" aria-label="Keyboard" data-layer="lower"><button>q</button><button>w</button></div></main>`,
    ['What happened?', 'Keyboard'],
  ],
  'an error summary is said, heading and all': [
    `<main><h1>Contact</h1><div role="alert"><h2>There is a problem</h2><p>Enter an e-mail address</p></div></main>`,
    ['Contact', 'There is a problem', 'Enter an e-mail address'],
  ],
  'over a dialog nothing else is said, and a countdown is known as one': [
    `<main><h1>Title</h1></main>
     <dialog aria-labelledby="d"><h1 id="d">Are you still there?</h1><p role="timer">This screen clears in 29 seconds.</p>
       <button>I am still here</button></dialog>`,
    ['Are you still there?', '(ticking) This screen clears in 29 seconds.', 'I am still here, button'],
  ],
  'words of another language are said in that language': [
    `<main><h1>Wika</h1><div lang="en"><p>Language</p></div><button lang="hy">Հայերեն</button></main>`,
    ['Wika', 'Language', '[hy] Հայերեն', 'button'],
  ],
};

const HINT = english['speech.hint'];

test('a screen is heard as it is seen', async () => {
  const { read } = await readingPage();
  for (const [name, [html, heard]] of Object.entries(screens)) {
    const said = await read(html);
    expect(
      said.filter((text) => text !== HINT),
      name,
    ).toEqual(heard);
  }
});

test('how to go on is said after the screen and before what is around it', async () => {
  const { read } = await readingPage();
  const heard = await read(
    '<header>Example Transit</header><main><h1>Title</h1></main><nav><button>Back</button></nav>',
  );
  expect(heard).toEqual(['Title', HINT, 'Example Transit', 'Back, button']);
});
