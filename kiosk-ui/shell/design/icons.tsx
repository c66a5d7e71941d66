/** The kiosk's own pictures: one stroke, 24 units wide, drawn in the colour of the text around them. */
const paths = {
  back: 'M20 12H5M11 5l-7 7 7 7',
  startOver: 'M4.5 9A8 8 0 1 1 4 13M4 4v5.5h5.5',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.3 9.2a2.8 2.8 0 1 1 4 2.6c-.9.4-1.3 1-1.3 2M12 17.2v.1',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  card: 'M3 6.5h18v11H3ZM3 10h18M6.5 14.3h4',
  employee: 'M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4ZM4.5 20.5c0-4 3.2-6.3 7.5-6.3s7.5 2.3 7.5 6.3',
  passedUp:
    'M4 16.5V6.8A1.8 1.8 0 0 1 5.8 5H13l2.5 5.5V16.5ZM4 10.5h11.5M6.8 19.2a1.6 1.6 0 1 0 0-.1M12.7 19.2a1.6 1.6 0 1 0 0-.1M18 7.5l3 3-3 3M21 10.5h-3',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 6.8V12l3.6 2.2',
  vehicle:
    'M5 17V6.5A2.5 2.5 0 0 1 7.5 4h9A2.5 2.5 0 0 1 19 6.5V17ZM5 11.5h14M8 14.3v.1M16 14.3v.1M7.5 17v2.5M16.5 17v2.5',
  fare: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM14.8 9.2c-.5-1-1.5-1.5-2.8-1.5-1.6 0-2.8.8-2.8 2.1 0 2.9 5.7 1.4 5.7 4.4 0 1.3-1.2 2.2-2.9 2.2-1.5 0-2.6-.6-3-1.7M12 6v1.7M12 16.4V18',
  access: 'M11 4.9v.1M11 8.5v6h5l2.5 5M11 11h4.5M8.7 11.6a5 5 0 1 0 6.3 6.4',
  safety: 'M12 3.5l7.5 2.7v5.3c0 4.3-3 7.6-7.5 9-4.5-1.4-7.5-4.7-7.5-9V6.2ZM8.7 12l2.4 2.4 4.3-4.6',
  other: 'M4 5.5h16v11h-8.5L7 20v-3.5H4ZM8.5 11v.1M12 11v.1M15.5 11v.1',
  warning: 'M12 4 2.8 20h18.4ZM12 10v4.6M12 17.3v.1',
  done: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM7.8 12.3l3 3 5.6-6.2',
  printer: 'M7 9V3.5h10V9M7 17.5H4V9h16v8.5h-3M7 14h10v6.5H7Z',
  backspace: 'M8 5.5h13v13H8L2.5 12ZM11.5 9.3l5.5 5.5M17 9.3l-5.5 5.5',
  shift: 'M12 4 4.5 12H8.5v7h7v-7h4Z',
  send: 'M3.5 11.5 20.5 4l-5.5 16.5-3.8-6.2ZM11.2 14.3 20.5 4',
  newLine: 'M19.5 5.5v8H5M9.5 9 5 13.5 9.5 18',
  code: 'M4 5h16v14H4ZM8 9.5v5M11.5 9.5v5M13.5 9.5v5M16.5 9.5v5',
  lost: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.3 15.3 21 21M10.5 13.2v.1M8.8 9a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.9.6-.9 1.2',
  heart: 'M12 20S3.5 14.8 3.5 8.9A4.4 4.4 0 0 1 12 7.3a4.4 4.4 0 0 1 8.5 1.6C20.5 14.8 12 20 12 20Z',
  idea: 'M9 18h6M10 21h4M8.5 14.5a6 6 0 1 1 7 0c-.6.5-.9 1.1-1 2h-5c-.1-.9-.4-1.5-1-2Z',
  settings: 'M3 19 8.5 5 14 19M5 14.5h7M15 19l3.2-8.5L21.5 19M16 16.3h4.3',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  language:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3.3 12h17.4M12 3.2c2.6 2.5 3.8 5.4 3.8 8.8S14.6 18.3 12 20.8M12 3.2C9.4 5.7 8.2 8.6 8.2 12s1.2 6.3 3.8 8.8',
  notATrip: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM5.7 5.7l12.6 12.6',
} as const;

export type IconName = keyof typeof paths;

/** What points along the line of reading points the other way where that runs from the right; so does a question mark. */
const directed: ReadonlySet<IconName> = new Set(['back', 'startOver', 'passedUp', 'send', 'help']);

/** Decoration beside a text that says the same; never the only carrier of a meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className={directed.has(name) ? 'icon-directed' : undefined}
      viewBox="0 0 24 24"
      width="1.4em"
      height="1.4em"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
