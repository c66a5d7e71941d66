import { feedbackQuestions } from './feedback-questions.ts';
import { defineForm } from './form.ts';

/** What could be better. */
export const suggestion = defineForm({ kind: 'suggestion', card: 'asked', questions: feedbackQuestions });
