import { FormattedMessage, useIntl } from 'react-intl';
import type { ComplaintCategory } from '../../../contract/cases.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon, type IconName } from '../../shell/design/icons.tsx';
import { Question } from '../../shell/design/question.tsx';
import { categoriesOf } from './complaint-draft.ts';
import type { Complaint } from './complaint-flow.ts';
import { draftOf, kindOf, useComplaintState } from './complaint-state.ts';

const icons: Readonly<Record<ComplaintCategory, IconName>> = {
  operatorConduct: 'employee',
  passedUp: 'passedUp',
  lateOrMissing: 'clock',
  vehicleOrStation: 'vehicle',
  fareOrCard: 'fare',
  accessibility: 'access',
  safety: 'safety',
  other: 'other',
};

export function Category({ task: complaint }: { task: Complaint }) {
  const intl = useIntl();
  const kind = useComplaintState(complaint, kindOf);
  const chosen = useComplaintState(complaint, draftOf).category;
  return (
    <Question name="category" title={intl.formatMessage({ id: 'category.title' }, { kind })}>
      <ul className="choices choices-tall">
        {categoriesOf[kind].map((category) => (
          <li key={category}>
            <Button
              kind="choice"
              icon={<Icon name={icons[category]} />}
              isChosen={category === chosen}
              onPress={() => complaint.send({ type: 'chooseCategory', category })}
            >
              <FormattedMessage id={`category.${category}`} />
            </Button>
          </li>
        ))}
      </ul>
    </Question>
  );
}
