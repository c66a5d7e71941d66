import { type HTMLAttributes, type RefObject, useId } from 'react';
import { FieldProblem } from './field-problem.tsx';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (text: string) => void;
  /** One line, or a text of several lines that takes what room there is. */
  readonly lines: 'one' | 'several';
  /** What has to be mended in it. */
  readonly problem?: string | undefined;
  readonly note?: string;
  /** Said letter by letter, because it is no word. */
  readonly isSpelled?: boolean;
  readonly onFocus?: () => void;
  readonly fieldRef?: RefObject<HTMLTextAreaElement | HTMLInputElement | null>;
}

/** A labelled field. The machine's own keyboard is kept away, the physical one and ours both work. */
export function TextField(props: TextFieldProps) {
  const { label, value, maxLength, onChange, lines, problem, note, isSpelled, onFocus, fieldRef } = props;
  const id = useId();
  const described = [problem === undefined ? '' : `${id}-problem`, note === undefined ? '' : `${id}-note`];
  const field = {
    id,
    value,
    maxLength,
    onChange: ({ target }: { target: HTMLInputElement | HTMLTextAreaElement }) => {
      // Nobody should type into what is turned away; on a low page the words above it may take all the room.
      target.scrollIntoView({ block: 'nearest' });
      onChange(target.value);
    },
    inputMode: 'none' as HTMLAttributes<HTMLElement>['inputMode'],
    autoComplete: 'off',
    autoCorrect: 'off',
    spellCheck: false,
    'data-spell': isSpelled === true ? '' : undefined,
    // An e-mail address runs from the left even where the page does not.
    dir: 'auto',
    'aria-invalid': problem !== undefined,
    'aria-describedby': described.filter((part) => part !== '').join(' ') || undefined,
    onFocus,
  };
  return (
    <div className={lines === 'several' ? 'field field-tall' : 'field'}>
      {problem !== undefined && <FieldProblem id={`${id}-problem`} problem={problem} />}
      <label htmlFor={id}>{label}</label>
      {lines === 'several' ? (
        <textarea {...field} ref={fieldRef as RefObject<HTMLTextAreaElement | null>} />
      ) : (
        <input {...field} type="text" ref={fieldRef as RefObject<HTMLInputElement | null>} />
      )}
      {note !== undefined && (
        <p className="field-note" id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}
