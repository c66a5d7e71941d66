import type { ContactAnswer } from '../../../contract/answers.ts';
import type { KindRules } from './kind-rules.ts';

/** Somebody, an at sign, a domain with a dot: as strict as the service, and told before it has to refuse. */
const emailShape = /^[A-Za-z0-9_'+-]+(\.[A-Za-z0-9_'+-]+)*(?<!')@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

const fields = ['name', 'email', 'phone'] as const;

/** No field is filled in yet. */
export const noContact: ContactAnswer = { name: '', email: '', phone: '' };

/** How the customer can be reached, if they want to be. */
export const contact: KindRules<'contact'> = {
  given: 'typed',
  isAnswer: (value): value is ContactAnswer =>
    typeof value === 'object' &&
    value !== null &&
    fields.every((field) => typeof (value as Record<string, unknown>)[field] === 'string'),
  saysNothing: (answer) => fields.every((field) => answer[field].trim() === ''),
  problems: ({ email }) => (email.trim() === '' || emailShape.test(email.trim()) ? [] : ['emailMalformed']),
  possibleProblems: ['emailMalformed'],
  filed: ({ name, email, phone }) => ({ name: name.trim(), email: email.trim(), phone: phone.trim() }),
  name: () => null,
  fitsCard: null,
};
