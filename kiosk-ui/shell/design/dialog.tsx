import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { TurningBody } from './turning-body.tsx';
import './dialog.css';

export interface DialogProps {
  /** Name of the dialog, for `data-dialog`. */
  readonly name: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Lies over the screen and keeps focus and touches to itself. It closes only by what it offers. */
export function Dialog({ name, title, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  // Closed before it leaves the page, so that focus goes back to where it was.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    heading.current?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      className="dialog"
      data-dialog={name}
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => event.preventDefault()}
    >
      <TurningBody className="dialog-body">
        <h1 id={titleId} tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {children}
      </TurningBody>
      {actions !== undefined && <div className="question-actions">{actions}</div>}
    </dialog>
  );
}
