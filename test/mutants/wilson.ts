export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

/**
 * Within what the share lies of which a sample shows so many, in 19 of 20 samples (Wilson, "Probable inference", 1927;
 * right also for few and for nearly all). The whole range where nothing was seen.
 */
export function wilsonInterval(hits: number, of: number): Interval {
  if (of === 0) return { from: 0, to: 1 };
  const share = hits / of;
  const spread = Z ** 2 / of;
  const middle = share + spread / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return {
    from: Math.max(0, (middle - half) / (1 + spread)),
    to: Math.min(1, (middle + half) / (1 + spread)),
  };
}
