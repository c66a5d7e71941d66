import type { Screen } from '../../../contract/keys.ts';

/**
 * Sizes in the design system are millimetres, because fingers and eyes are. `--mm` is how many CSS pixels
 * one millimetre takes on this screen.
 */

/** Diagonal of the screen that is assumed until a terminal is configured otherwise: 32 inches. */
const ASSUMED_DIAGONAL_MM = 32 * 25.4;

/** CSS pixels per millimetre when a window of this size fills this screen, however the screen is turned. */
export function pixelsPerMillimetre(width: number, height: number, screen: Screen | null = null): number {
  const diagonal = screen === null ? ASSUMED_DIAGONAL_MM : Math.hypot(screen.widthMm, screen.heightMm);
  return Math.hypot(width, height) / diagonal;
}

/** Less than this is a small screen: about the shorter side of one of 20 inches. */
const SMALL_MM = 250;

/**
 * Sets `--mm`, and whether the screen is narrow or shallow, now and whenever the window changes. Call what it returns to
 * stop.
 */
export function applyScreenDensity(window: Window, screen: Screen | null = null): () => void {
  const apply = () => {
    const density = pixelsPerMillimetre(window.innerWidth, window.innerHeight, screen);
    const root = window.document.documentElement;
    root.style.setProperty('--mm', `${density}px`);
    root.dataset.width = window.innerWidth / density < SMALL_MM ? 'narrow' : 'wide';
    root.dataset.height = window.innerHeight / density < SMALL_MM ? 'shallow' : 'deep';
  };
  apply();
  window.addEventListener('resize', apply);
  return () => window.removeEventListener('resize', apply);
}
