/** The value below which this part (0 to 1) of the measurements lies. */
export function percentile(measurements: readonly number[], part: number): number {
  const sorted = [...measurements].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** "p50 1.2 ms, p99 3.4 ms". */
export function spread(milliseconds: readonly number[]): string {
  const [half, most] = [0.5, 0.99].map((part) => percentile(milliseconds, part).toFixed(2));
  return `p50 ${half} ms, p99 ${most} ms (${milliseconds.length} measurements)`;
}
