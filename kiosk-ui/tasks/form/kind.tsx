import { FormattedMessage, useIntl } from 'react-intl';
import type { FormKind } from '../../../rules/forms/forms.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon, type IconName } from '../../shell/design/icons.tsx';
import { Question } from '../../shell/design/question.tsx';
import type { FormTask } from './form-flow.ts';
import { useForm } from './form-state.ts';

const icons: Readonly<Record<FormKind, IconName>> = {
  complaint: 'warning',
  commendation: 'heart',
  suggestion: 'idea',
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
              icon={<Icon name={icons[kind]} />}
              isChosen={kind === draft.kind}
              onPress={() => task.send({ type: 'chooseKind', kind })}
            >
              <FormattedMessage id={`kind.${kind}`} />
              <span className="choice-detail">
                <FormattedMessage id={`kind.${kind}.about`} />
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Question>
  );
}
