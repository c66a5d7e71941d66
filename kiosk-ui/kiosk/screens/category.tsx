import { FormattedMessage, useIntl } from 'react-intl';
import type { ComplaintCategory } from '../../../terminal-service/api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Icon, type IconName } from '../../design/icons.tsx';
import { Question } from '../../design/question.tsx';
import { type Complaint, draftOf, useComplaintState } from '../session.ts';

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

const categories = Object.entries(icons) as [ComplaintCategory, IconName][];

export function Category({ complaint }: { complaint: Complaint }) {
  const intl = useIntl();
  const chosen = useComplaintState(complaint, draftOf).category;
  return (
    <Question name="category" title={intl.formatMessage({ id: 'category.title' })}>
      <ul className="choices choices-tall">
        {categories.map(([category, icon]) => (
          <li key={category}>
            <Button
              kind="choice"
              icon={<Icon name={icon} />}
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
