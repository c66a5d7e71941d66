import { type ReactNode, useEffect, useRef } from 'react';
import { TurningBody } from './turning-body.tsx';
import './question.css';

export interface QuestionProps {
  /** Name of the screen, for `data-screen`. */
  readonly name: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** The ways on from here, at the end of the page. */
  readonly actions?: ReactNode;
  /** Where the customer types; it keeps the bottom of the screen. */
  readonly keyboard?: ReactNode;
}

/** One thing per screen: the question is the heading, and reading starts there on each new screen. */
export function Question({ name, title, lead, children, actions, keyboard }: QuestionProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="question" data-screen={name}>
      <TurningBody className="question-body">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <p className="question-lead">{lead}</p>}
        {children}
      </TurningBody>
      {actions !== undefined && <div className="question-actions">{actions}</div>}
      {keyboard}
    </main>
  );
}
