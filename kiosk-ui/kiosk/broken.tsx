import { Component, type ReactNode, useEffect } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../shell/design/button.tsx';
import { Picture } from '../shell/design/picture.tsx';
import { Question } from '../shell/design/question.tsx';
import { beginAnew, restart } from './fresh-page.ts';

interface BrokenProps {
  readonly children: ReactNode;
}

/** What is shown when a screen fails to draw, until the page has begun anew by itself. */
export class Broken extends Component<BrokenProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <StartAgain /> : this.props.children;
  }
}

function StartAgain() {
  const intl = useIntl();
  useEffect(restart, []);
  return (
    <div className="stage">
      <div className="frame">
        <div className="kiosk">
          <header className="header">
            <span className="header-agency">
              <FormattedMessage id="header.place" />
            </span>
          </header>
          <Question
            name="broken"
            title={intl.formatMessage({ id: 'broken.title' })}
            lead={<FormattedMessage id="broken.text" />}
            actions={
              <Button kind="primary" onPress={() => void beginAnew().catch(() => undefined)}>
                <FormattedMessage id="broken.again" />
              </Button>
            }
          >
            <Picture name="warning" />
          </Question>
        </div>
      </div>
    </div>
  );
}
