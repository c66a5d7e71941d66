import { defineForm } from './form.ts';

/** What somebody lost on the way, so that whoever finds it can be told whose it is. */
export const lostItem = defineForm({
  kind: 'lostItem',
  card: 'notAsked',
  questions: {
    what: {
      kind: 'narrative',
      isPersonal: true,
      words: {
        title: 'lostItem.what.title',
        leads: [{ text: 'lostItem.what.lead' }],
        label: 'lostItem.what.label',
        short: 'lostItem.what.short',
        problems: { missing: 'lostItem.what.problem.missing' },
      },
    },
    where: {
      kind: 'place',
      becomes: { receipt: 'where' },
      words: {
        title: 'lostItem.where.title',
        leads: [{ text: 'lostItem.where.lead' }],
        label: 'lostItem.where.label',
        short: 'lostItem.where.short',
        problems: { missing: 'lostItem.where.problem.missing' },
      },
    },
    when: {
      kind: 'dateTime',
      becomes: { receipt: 'when' },
      words: {
        title: 'lostItem.when.title',
        leads: [{ text: 'lostItem.when.lead' }],
        short: 'lostItem.when.short',
        problems: { missing: 'lostItem.when.problem.missing', inFuture: 'lostItem.when.problem.inFuture' },
      },
    },
    contact: {
      kind: 'contact',
      mayBeLeftOut: true,
      isPersonal: true,
      becomes: { receipt: 'hasContact' },
      words: {
        title: 'contact.title',
        leads: [{ text: 'lostItem.contact.lead' }],
        short: 'checkAnswers.contact',
        problems: { emailMalformed: 'contact.problem.emailMalformed' },
      },
    },
  },
});
