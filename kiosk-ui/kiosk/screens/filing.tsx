import { FormattedMessage, useIntl } from 'react-intl';
import { Question } from '../../design/question.tsx';

export function Filing() {
  const intl = useIntl();
  return (
    <Question
      name="filing"
      title={intl.formatMessage({ id: 'filing.title' })}
      lead={<FormattedMessage id="filing.lead" />}
    />
  );
}
