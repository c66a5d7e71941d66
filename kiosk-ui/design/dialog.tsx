import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
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
  const titleId = useId();
  // Closed before it leaves the page, so that focus goes back to where it was.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
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
      <h1 id={titleId} tabIndex={-1}>
        {title}
      </h1>
      {children}
      {actions !== undefined && <div className="question-actions">{actions}</div>}
    </dialog>
  );
}
