import { FormattedMessage, useIntl } from 'react-intl';
import type { FormKind } from '../../../rules/forms/forms.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon, type IconName } from '../../shell/design/icons.tsx';
import { Question } from '../../shell/design/question.tsx';
import type { TextId } from '../../shell/strings/text.tsx';
import type { FormTask } from './form-flow.ts';
import { useForm } from './form-state.ts';

interface KindWords {
  readonly icon: IconName;
  readonly name: TextId;
  readonly about: TextId;
}

/** How each form is offered beside others. One that has an entry of the menu to itself is called as there. */
const words: Readonly<Record<FormKind, KindWords>> = {
  complaint: { icon: 'warning', name: 'kind.complaint', about: 'kind.complaint.about' },
  commendation: { icon: 'heart', name: 'kind.commendation', about: 'kind.commendation.about' },
  suggestion: { icon: 'idea', name: 'kind.suggestion', about: 'kind.suggestion.about' },
  lostItem: { icon: 'lost', name: 'menu.lostItem', about: 'menu.lostItem.about' },
};

/** Which of several forms it is to be. */
export function Kind({ task }: { task: FormTask }) {
  const intl = useIntl();
  const { offered, draft } = useForm(task);
  return (
    <Question name="kind" title={intl.formatMessage({ id: 'kind.title' })}>
      <ul className="choices choices-menu">
        {offered.map(({ kind }) => (
          <li key={kind}>
            <Button
              kind="choice"
              icon={<Icon name={words[kind].icon} />}
              isChosen={kind === draft.kind}
              onPress={() => task.send({ type: 'chooseKind', kind })}
            >
              <FormattedMessage id={words[kind].name} />
              <span className="choice-detail">
                <FormattedMessage id={words[kind].about} />
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Question>
  );
}
