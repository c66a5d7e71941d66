/** A card that is held to the reader begins to be checked wherever nothing else has been begun. */
export const cardPresented = {
  'terminal.card.read': {
    target: '#visit.inSession.task.checkCard',
    actions: ['followTerminal', 'takeCard'],
  },
  'terminal.card.dropped': {
    guard: 'cardWasPresented',
    target: '#visit.inSession.task.presentCard.cardNotRead',
    actions: ['noteDrop', { type: 'doTask', params: 'checkCard' }],
  },
} as const;
