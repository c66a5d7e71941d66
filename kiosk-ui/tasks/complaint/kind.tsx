import { FormattedMessage, useIntl } from 'react-intl';
import type { CaseKind } from '../../../contract/cases.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon, type IconName } from '../../shell/design/icons.tsx';
import { Question } from '../../shell/design/question.tsx';
import type { Complaint } from './complaint-flow.ts';
import { draftOf, useComplaintState } from './complaint-state.ts';

const icons: Readonly<Record<CaseKind, IconName>> = {
  complaint: 'warning',
  commendation: 'heart',
  suggestion: 'idea',
};

const kinds = Object.entries(icons) as [CaseKind, IconName][];

export function Kind({ task: complaint }: { task: Complaint }) {
  const intl = useIntl();
  const chosen = useComplaintState(complaint, draftOf).kind;
  return (
    <Question name="kind" title={intl.formatMessage({ id: 'kind.title' })}>
      <ul className="choices choices-menu">
        {kinds.map(([kind, icon]) => (
          <li key={kind}>
            <Button
              kind="choice"
              icon={<Icon name={icon} />}
              isChosen={kind === chosen}
              onPress={() => complaint.send({ type: 'chooseKind', kind })}
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
