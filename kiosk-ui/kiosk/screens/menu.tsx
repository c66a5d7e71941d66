import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../design/button.tsx';
import { Icon } from '../../design/icons.tsx';
import { Question } from '../../design/question.tsx';
import { menuEntries } from '../menu-entries.ts';
import { useSession } from '../session.ts';

export function Menu() {
  const intl = useIntl();
  const session = useSession();
  return (
    <Question name="menu" title={intl.formatMessage({ id: 'menu.title' })}>
      <ul className="choices choices-menu">
        {menuEntries.map(({ name, icon, event }) => (
          <li key={name}>
            <Button kind="choice" icon={<Icon name={icon} />} onPress={() => session.send(event)}>
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
