/**
 * Sizes in the design system are millimetres, because fingers and eyes are. `--mm` is how many CSS pixels
 * one millimetre takes on this screen.
 */

/** Diagonal of the screen that is assumed until a terminal is configured otherwise: 32 inches. */
const ASSUMED_DIAGONAL_MM = 32 * 25.4;

/** CSS pixels per millimetre when a window of this size fills the assumed screen. */
export function pixelsPerMillimetre(width: number, height: number): number {
  return Math.hypot(width, height) / ASSUMED_DIAGONAL_MM;
}

/** Sets `--mm` now and whenever the window changes. */
export function applyScreenDensity(window: Window): void {
  const apply = () => {
    const density = pixelsPerMillimetre(window.innerWidth, window.innerHeight);
    window.document.documentElement.style.setProperty('--mm', `${density}px`);
  };
  apply();
  window.addEventListener('resize', apply);
}
