import type { ReactNode } from 'react';
import { Button as PressableButton } from 'react-aria-components/Button';
import './button.css';

export interface ButtonProps {
  /** `primary` is the one way on; `choice` is an answer; `quiet` is for what is always there. */
  readonly kind: 'primary' | 'secondary' | 'quiet' | 'choice' | 'small';
  readonly onPress: () => void;
  /** The finger or key is down; whether it presses is seen when it is up. */
  readonly onPressStart?: () => void;
  readonly icon?: ReactNode;
  /** Accessible name where the visible text alone does not tell. */
  readonly label?: string;
  /** Nothing to press it for now. It stays where keys come to it: what has the focus may end its own use. */
  readonly isDisabled?: boolean;
  /** The answer that was given before. */
  readonly isChosen?: boolean;
  readonly children: ReactNode;
}

const nothing = () => undefined;

export function Button({
  kind,
  onPress,
  onPressStart,
  icon,
  label,
  isDisabled = false,
  isChosen,
  children,
}: ButtonProps) {
  return (
    <PressableButton
      className={`button button-${kind}`}
      onPress={isDisabled ? nothing : onPress}
      {...(isDisabled ? { 'aria-disabled': true } : {})}
      {...(onPressStart === undefined ? {} : { onPressStart })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isChosen === undefined ? {} : { 'aria-pressed': isChosen })}
    >
      {icon}
      <span className="button-text">{children}</span>
    </PressableButton>
  );
}
