import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { Question } from '../../shell/design/question.tsx';
import { useVisit } from '../visit/visit.ts';
import { menuEntries } from './menu-entries.ts';

export function Menu() {
  const intl = useIntl();
  const visit = useVisit();
  return (
    <Question name="menu" title={intl.formatMessage({ id: 'menu.title' })}>
      <ul className="choices choices-menu">
        {menuEntries.map(({ name, icon, event }) => (
          <li key={name}>
            <Button kind="choice" icon={<Icon name={icon} />} onPress={() => visit.send(event)}>
              <FormattedMessage id={`menu.${name}`} />
              <span className="choice-detail">
                <FormattedMessage id={`menu.${name}.about`} />
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Question>
  );
}
