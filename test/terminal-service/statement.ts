import type { Compilable } from 'kysely';

/** Plain SQL for the store, for what its typed builder does not offer (pragmas). */
export function statement(sql: string): Compilable<Record<string, unknown>> {
  const query = { kind: 'RawNode' as const, sqlFragments: [], parameters: [] };
  return { compile: () => ({ sql, parameters: [], query, queryId: { queryId: sql } }) };
}
