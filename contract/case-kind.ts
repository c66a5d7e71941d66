import { z } from 'zod';

/**
 * What can be filed: the kind of a case is the name of its form. Every part has the same names: forms, categories,
 * receipts, signed codes, reports.
 */
export const caseKinds = ['complaint', 'commendation', 'suggestion', 'lostItem', 'citationDispute'] as const;
export const CaseKind = z.enum(caseKinds);
export type CaseKind = z.infer<typeof CaseKind>;
