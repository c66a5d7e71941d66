import type { Page } from 'playwright-core';
import type { Escape } from './escape-keys.ts';

/** Addresses that are not the kiosk's, or that try to look like it, for a service at this origin. */
export function foreignAddresses(origin: string): readonly string[] {
  const { port } = new URL(origin);
  return [
    'https://example.com/',
    'http://example.com/kiosk/',
    '//example.com/kiosk/',
    `https://127.0.0.1:${port}/kiosk/`,
    'http://127.0.0.1:1/kiosk/',
    `http://localhost:${port}/kiosk/`,
    `http://[::1]:${port}/kiosk/`,
    `http://127.0.0.1.example.com:${port}/kiosk/`,
    `http://127.0.0.1:${port}@example.com/kiosk/`,
    `http://0x7f.1:${port}/counter/`,
    'ftp://example.com/',
    'file:///etc/passwd',
    'file:///',
    'about:blank',
    'about:blank#x',
    'about:srcdoc',
    'data:text/html,<h1>x</h1>',
    'javascript:document.body.replaceChildren()',
    `view-source:${origin}/kiosk/`,
    'view-source:https://example.com/',
    'chrome://settings/',
    'chrome://version/',
    'chrome://inspect/',
    'chrome://crash/',
    'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html',
    'chrome-error://chromewebdata/',
    'devtools://devtools/bundled/inspector.html',
    'filesystem:http://example.com/temporary/x',
    'mailto:a@example.com',
    'tel:1',
    'sms:1',
    'ssh://example.com',
    'magnet:?xt=urn:btih:0',
    'intent://example.com#Intent;scheme=https;end',
    'x-unheard-of:anything',
    `${origin}/`,
    `${origin}/counter/`,
    `${origin}/diagnostics/`,
    `${origin}/api/status`,
    `${origin}/assets/`,
    `${origin}/kiosk`,
    `${origin}/kiosk/index.html`,
    `${origin}/kiosk/../counter/`,
    `${origin}/kiosk/%2e%2e/counter/`,
    `${origin}/kiosk/..%2fcounter/`,
    `${origin}/kiosk/%2e%2e%2fcounter%2f`,
    `${origin}/kiosk\\..\\counter\\`,
    `${origin}//kiosk/`,
    `${origin}/KIOSK/`,
    `${origin}/kiosk/?language=qps`,
    `${origin}/kiosk/#x`,
    `${origin}/kiosk/%00`,
    `${origin}/kiosk/?${'x'.repeat(50_000)}`,
  ];
}

type Way = 'assign' | 'link' | 'link in a new window' | 'new window' | 'form' | 'form in a new window';
const everyWay: readonly Way[] = [
  'assign',
  'link',
  'link in a new window',
  'new window',
  'form',
  'form in a new window',
];

/** Goes to an address as a script would that got into the page. Runs in the page. */
function leave([way, to]: readonly [Way, string]): void {
  const link = (target: string) => {
    const element = Object.assign(document.createElement('a'), { href: to, target, textContent: 'x' });
    element.dataset.injected = '';
    document.body.append(element);
    element.click();
  };
  const form = (target: string) => {
    const element = Object.assign(document.createElement('form'), { action: to, target, method: 'post' });
    element.dataset.injected = '';
    document.body.append(element);
    element.submit();
  };
  switch (way) {
    case 'assign':
      location.assign(to);
      break;
    case 'link':
      link('');
      break;
    case 'link in a new window':
      link('_blank');
      break;
    case 'new window':
      window.open(to);
      break;
    case 'form':
      form('');
      break;
    case 'form in a new window':
      form('elsewhere');
  }
}

/** What else a script can try. Each runs in the page; what it throws is the browser's refusal. */
const tricks: Readonly<Record<string, () => unknown>> = {
  'history.back()': () => history.back(),
  'history.forward()': () => history.forward(),
  'history.go(-2)': () => history.go(-2),
  'history.go(2)': () => history.go(2),
  'history.go(-10)': () => history.go(-10),
  'navigation.back()': () => navigation.back().finished?.catch(() => undefined),
  'navigation.navigate()': () => navigation.navigate('https://example.com/').finished?.catch(() => undefined),
  'pushState to the counter': () => history.pushState(null, '', '/counter/'),
  'replaceState to the counter': () => history.replaceState(null, '', '/counter/'),
  'location.hash': () => {
    location.hash = 'x';
  },
  'location.search': () => {
    location.search = 'language=qps';
  },
  'location.pathname': () => {
    location.pathname = '/counter/';
  },
  'location.port': () => {
    location.port = '1';
  },
  'location.protocol': () => {
    location.protocol = 'https:';
  },
  'a blob': () => location.assign(URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))),
  'a blob in a new window': () => window.open(URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))),
  alert: () => alert('x'),
  confirm: () => confirm('x'),
  prompt: () => prompt('x'),
  print: () => print(),
  'a question on leaving': () => {
    window.onbeforeunload = () => 'x';
    location.assign('https://example.com/');
    window.onbeforeunload = null;
  },
  'the whole screen': () => document.documentElement.requestFullscreen().catch(() => undefined),
  'the pointer': () => document.documentElement.requestPointerLock()?.catch(() => undefined),
  'the print command': () => document.execCommand('print'),
  'select everything': () => document.execCommand('selectAll'),
};

/** Elements that lead somewhere by themselves, as markup. */
const markup: Readonly<Record<string, string>> = {
  'meta refresh': '<meta http-equiv="refresh" content="0;url=https://example.com/">',
  'meta refresh to the counter': '<meta http-equiv="refresh" content="0;url=/counter/">',
  'a frame of the counter': '<iframe src="/counter/"></iframe>',
  'a frame of the kiosk': '<iframe src="/kiosk/"></iframe>',
  'a frame from elsewhere': '<iframe src="https://example.com/"></iframe>',
  'a frame of its own': '<iframe srcdoc="<script>top.location=`https://example.com/`</script>"></iframe>',
  'an object': '<object data="/counter/" type="text/html"></object>',
  'an embedded page': '<embed src="/counter/" type="text/html">',
  'another base': '<base href="https://example.com/">',
  'a script from elsewhere': '<script src="https://example.com/x.js"></script>',
  'a handler in an attribute': '<img src="x" onerror="location=`https://example.com/`">',
  'a download': '<a href="/api/openapi.json" download data-press>x</a>',
  'a link that also reports': '<a href="https://example.com/" ping="https://example.com/" data-press>x</a>',
  'a link to the parent': '<a href="/counter/" target="_parent" data-press>x</a>',
  'a drawn link': '<svg><a href="https://example.com/" data-press><text>x</text></a></svg>',
  'a button with an address':
    '<form><button formaction="https://example.com/" formtarget="_blank" data-press>x</button></form>',
};

const byTrick: readonly Escape[] = Object.entries(tricks).map(([name, trick]) => ({
  name,
  attempt: async (page) => void (await page.evaluate(trick).catch(refusedByBrowser)),
}));

const byMarkup: readonly Escape[] = Object.entries(markup).map(([name, html]) => ({
  name,
  attempt: (page) =>
    page.evaluate((injected) => {
      const holder = document.createElement('div');
      holder.dataset.injected = '';
      document.body.append(holder);
      holder.innerHTML = injected;
      for (const element of holder.querySelectorAll('[data-press]'))
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }, html),
}));

/** A `DOMException` or `SyntaxError` of the browser; whatever else goes wrong is the test's own. */
function refusedByBrowser(error: Error): void {
  if (
    !/SecurityError|SyntaxError|AbortError|InvalidStateError|DOMException|Invalid URL|denied/.test(
      error.message,
    )
  )
    throw error;
}

/** Every address by every way, and every trick. */
export function addressEscapes(origin: string): readonly Escape[] {
  const led = foreignAddresses(origin).flatMap((to) =>
    everyWay.map((way) => ({
      name: `${way}: ${to.slice(0, 60)}`,
      attempt: async (page: Page) =>
        void (await page.evaluate(leave, [way, to] as const).catch(refusedByBrowser)),
    })),
  );
  return [...led, ...byTrick, ...byMarkup];
}
