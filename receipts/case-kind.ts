/** What can be filed and proved by a receipt. The name of a kind is the name of its form, and the same everywhere. */
export const caseKinds = ['complaint', 'commendation', 'suggestion', 'lostItem', 'citationDispute'] as const;
export type CaseKind = (typeof caseKinds)[number];
