import type { Answer } from '../../../contract/answers.ts';
import { withAnswer, withoutCardAnswers } from '../../../rules/forms/answers.ts';
import { rulesOf } from '../../../rules/forms/kinds/question-kinds.ts';
import { problemsOf, questionOf, type Sheet } from '../../../rules/forms/sheet.ts';
import {
  askedQuestions,
  firstIncomplete,
  firstQuestion,
  leadsBackTo,
  leadsTo,
  type Place,
} from '../../../rules/forms/walk.ts';
import { answersTo, goodAnswersTo } from './examples.ts';

/** Fills in a form by the buttons that a page has. */
export class Walker {
  sheet: Sheet;
  at: Place | 'before the form';
  #isChange = false;

  constructor(sheet: Sheet) {
    this.sheet = sheet;
    this.at = firstQuestion(sheet);
  }

  /** One step, whichever the number says; it may be one of everything that can be done here. */
  step(number: number): void {
    if (this.at === 'before the form') {
      this.at = firstQuestion(this.sheet);
      this.#isChange = false;
    } else if (number % 11 === 0) this.showCard(number % 2 === 0);
    else if (this.at === null) {
      const asked = askedQuestions(this.sheet);
      const choice = number % (asked.length + 2);
      if (choice === asked.length) this.back();
      else if (choice === asked.length + 1) this.file();
      else this.change(asked[choice] as string);
    } else {
      const answers = answersTo(this.sheet, this.at);
      const choice = number % (answers.length + 2);
      const answer = answers[choice];
      if (answer !== undefined) this.answer(answer);
      else if (choice === answers.length) this.back();
      else this.continue();
    }
  }

  /** Another card, or none: whoever goes back to it leaves the form and begins again with the answers that stay. */
  showCard(hasTrips: boolean): void {
    const { form, answers, circumstances } = this.sheet;
    this.sheet = {
      form,
      answers: withoutCardAnswers(form, answers),
      circumstances: { ...circumstances, hasTrips },
    };
    this.at = firstQuestion(this.sheet);
    this.#isChange = false;
  }

  answer(answer: Answer): void {
    const key = this.#question();
    this.sheet = { ...this.sheet, answers: withAnswer(this.sheet.answers, key, answer) };
    if (rulesOf(questionOf(this.sheet, key).kind).given === 'chosen') this.#lead(key);
  }

  continue(): void {
    const key = this.#question();
    if (problemsOf(this.sheet, key).length === 0) this.#lead(key);
  }

  #lead(key: string): void {
    this.#goTo(leadsTo(this.sheet, key, this.#isChange));
  }

  back(): void {
    if (this.at === 'before the form') return;
    const to = leadsBackTo(this.sheet, this.at, this.#isChange);
    if (to === undefined) this.at = 'before the form';
    else this.#goTo(to);
  }

  change(key: string): void {
    this.at = key;
    this.#isChange = true;
  }

  /** True when it is filed, false when an answer stands in the way. */
  file(): boolean {
    const wrong = firstIncomplete(this.sheet);
    if (wrong !== null) this.change(wrong);
    return wrong === null;
  }

  /** Gives a good answer and goes on. False when none can be given. */
  goOnFrom(key: string, answer: Answer | undefined = goodAnswersTo(this.sheet, key)[0]): boolean {
    if (answer !== undefined) this.answer(answer);
    if (this.at === key) this.continue();
    return this.at !== key;
  }

  #goTo(place: Place): void {
    this.at = place;
    if (place === null) this.#isChange = false;
  }

  #question(): string {
    if (this.at === null || this.at === 'before the form') throw new Error('no question is asked here');
    return this.at;
  }
}
