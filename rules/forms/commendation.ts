import { feedbackQuestions } from './feedback-questions.ts';
import { defineForm } from './form.ts';

/** What went well. */
export const commendation = defineForm({ kind: 'commendation', card: 'asked', questions: feedbackQuestions });
