import { feedbackQuestions } from './feedback-questions.ts';
import { defineForm } from './form.ts';

/** What went wrong. */
export const complaint = defineForm({ kind: 'complaint', card: 'asked', questions: feedbackQuestions });
