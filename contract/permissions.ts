/** Who a page is: the kiosk's customer, staff at the counter, a technician. Until people sign in, the page is the person. */
export const audiences = ['kiosk', 'counter', 'technician'] as const;
export type Audience = (typeof audiences)[number];

/** The page that each audience looks at, as it stands in addresses. */
export const pageOf = {
  kiosk: 'kiosk',
  counter: 'counter',
  technician: 'diagnostics',
} as const satisfies Record<Audience, string>;

/**
 * Every permission, and who has it. An operation names one of these; nobody has what is not written here. `anyone` needs
 * no cookie: nothing that such an operation tells is of a customer or of this terminal.
 */
export const permissions = {
  'documents.read': 'anyone',
  'live.hear': ['kiosk', 'counter', 'technician'],
  'session.end': ['kiosk'],
  'speech.speak': ['kiosk'],
  'cards.print': ['kiosk'],
  'cases.file': ['kiosk', 'counter'],
  'drafts.park': ['kiosk'],
  'drafts.open': ['kiosk', 'counter'],
  'staffCalls.call': ['kiosk'],
  'staffCalls.answer': ['counter'],
  'receipts.attend': ['counter'],
  'drawer.open': ['counter'],
  'simulator.use': ['kiosk', 'counter', 'technician'],
} as const satisfies Record<string, 'anyone' | readonly Audience[]>;
export type Permission = keyof typeof permissions;

/** Whether an audience, or somebody without any, has a permission. */
export function isPermitted(permission: Permission, audience: Audience | undefined): boolean {
  const who: 'anyone' | readonly Audience[] = permissions[permission];
  return who === 'anyone' || (audience !== undefined && who.includes(audience));
}
