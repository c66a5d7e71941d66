/** Where something reaches from and to, in pixels down the screen. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** How much of the view one turn moves where nothing in it tells where to stop; the rest is seen twice. */
const STEP = 0.8;
const ROUNDING = 1;

/**
 * How far a turned part moves, in pixels, positive to show what comes below. It stops so that the first thing that was
 * cut off is whole: otherwise a tall one could lie across the edge at every turn and never be seen as one.
 */
export function turnStep(view: Extent, things: readonly Extent[], way: 1 | -1): number {
  const height = view.bottom - view.top;
  const isCut = ({ top, bottom }: Extent) =>
    way === 1
      ? bottom > view.bottom + ROUNDING && top < view.bottom && top > view.top + ROUNDING
      : top < view.top - ROUNDING && bottom > view.top && bottom < view.bottom - ROUNDING;
  const steps = things
    .filter((thing) => isCut(thing) && thing.bottom - thing.top <= height)
    .map(({ top, bottom }) => (way === 1 ? top - view.top : view.bottom - bottom));
  return way * Math.min(STEP * height, ...steps);
}
