/**
 * THE contract between the terminal service and everything that talks to it: every request, reply and
 * event, as zod schemas. The service validates with them, the UI takes its types from them, and the
 * OpenAPI document is generated from them. Times are ISO 8601 with an offset; money is integer cents;
 * card numbers are the last four digits only.
 */
export * from './contract/cards.ts';
export * from './contract/cases.ts';
export * from './contract/device-states.ts';
export * from './contract/drafts.ts';
export * from './contract/keys.ts';
export * from './contract/live-state.ts';
export * from './contract/problems.ts';
export * from './contract/receipts.ts';
export * from './contract/routes.ts';
export * from './contract/simulator.ts';
export * from './contract/speech.ts';
export * from './contract/staff-calls.ts';
