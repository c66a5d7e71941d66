import './tap-picture.css';

/** A card coming down on the reader, or going up from it: what to do, without words. */
export function TapPicture({ mood = 'inviting' }: { mood?: 'inviting' | 'lifting' | 'still' }) {
  return (
    <svg
      className={`tap-picture tap-${mood}`}
      viewBox="0 0 240 200"
      fill="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="tap-reader" x="46" y="112" width="148" height="78" rx="12" />
      <path className="tap-waves" d="M104 153a23 23 0 0 1 32 0M93 142a38 38 0 0 1 54 0" />
      <circle className="tap-dot" cx="120" cy="168" r="5" />
      <g className="tap-card">
        <rect x="66" y="26" width="108" height="68" rx="9" />
        <path d="M66 44h108M80 74h34" />
      </g>
    </svg>
  );
}
