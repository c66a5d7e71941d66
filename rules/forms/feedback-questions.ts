/** What is asked about anything that a customer tells the agency: what it is about, on which trip, in their own words. */
export const feedbackQuestions = {
  category: {
    kind: 'choice',
    options: 'categories',
    becomes: { receipt: 'about' },
    words: { title: 'category.title', short: 'checkAnswers.category' },
  },
  trip: {
    kind: 'trip',
    askedWhen: { card: 'hasTrips' },
    mayBeLeftOut: true,
    becomes: { receipt: 'trip' },
    words: { title: 'trip.title', leads: [{ text: 'trip.lead' }], short: 'checkAnswers.trip' },
  },
  narrative: {
    kind: 'narrative',
    isPersonal: true,
    words: {
      title: 'narrative.title',
      leads: [
        { when: { question: 'trip', is: ['anotherTrip'] }, text: 'narrative.leadAnotherTrip' },
        { text: 'narrative.lead' },
      ],
      label: 'narrative.label',
      short: 'checkAnswers.narrative',
      problems: { missing: 'narrative.problem.missing' },
    },
  },
  contact: {
    kind: 'contact',
    mayBeLeftOut: true,
    isPersonal: true,
    becomes: { receipt: 'hasContact' },
    words: {
      title: 'contact.title',
      leads: [{ text: 'contact.lead' }],
      short: 'checkAnswers.contact',
      problems: { emailMalformed: 'contact.problem.emailMalformed' },
    },
  },
} as const;
