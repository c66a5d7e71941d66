import { FormattedMessage } from 'react-intl';
import { Button } from '../shell/design/button.tsx';
import { Icon } from '../shell/design/icons.tsx';
import { SettingsAndHelp } from './visit/settings-and-help.tsx';
import { useVisit } from './visit/visit.ts';

export interface FooterBarProps {
  /** Absent where going back would undo what cannot be undone. */
  readonly onBack: (() => void) | undefined;
  /** Once a case is filed the screen's own button ends the visit and there is nothing to start over. */
  readonly leaving?: 'startOver' | 'finished';
}

/** Always there and always in the same place: the way back, the way out, the look of the screen, and a person. */
export function FooterBar({ onBack, leaving = 'startOver' }: FooterBarProps) {
  const visit = useVisit();
  return (
    <nav className="footer-bar">
      {onBack !== undefined && (
        <Button kind="quiet" icon={<Icon name="back" />} onPress={onBack}>
          <FormattedMessage id="action.back" />
        </Button>
      )}
      {leaving === 'startOver' && (
        <Button
          kind="quiet"
          icon={<Icon name="startOver" />}
          onPress={() => visit.send({ type: 'startOver' })}
        >
          <FormattedMessage id="action.startOver" />
        </Button>
      )}
      <span className="footer-space" />
      <SettingsAndHelp />
    </nav>
  );
}
