import { FormattedMessage, useIntl } from 'react-intl';
import type { MenuEntry } from '../../../contract/agency.ts';
import { offered } from '../../flows/offered.ts';
import { readerIsDown } from '../../flows/terminal-view.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { Question } from '../../shell/design/question.tsx';
import { terminalOf, useVisit, useVisitState } from '../visit/visit.ts';
import { chosenEvent, menuIcons } from './menu-entries.ts';

/** What the agency offers here, in its order. */
export function Menu() {
  const intl = useIntl();
  const visit = useVisit();
  const terminal = useVisitState(terminalOf);
  const { menu } = offered(terminal);
  const isDown = ({ entry }: MenuEntry) => entry === 'checkCard' && readerIsDown(terminal);
  return (
    <Question name="menu" title={intl.formatMessage({ id: 'menu.title' })}>
      <ul className="choices choices-menu">
        {menu.map((choice) => (
          <li key={choice.entry}>
            <Button
              kind="choice"
              icon={<Icon name={menuIcons[choice.entry]} />}
              isDisabled={isDown(choice)}
              onPress={() => visit.send(chosenEvent(choice))}
            >
              <FormattedMessage id={`menu.${choice.entry}`} />
              <span className="choice-detail">
                <FormattedMessage
                  id={isDown(choice) ? 'menu.checkCard.readerDown' : `menu.${choice.entry}.about`}
                />
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Question>
  );
}
