import { FormattedMessage } from 'react-intl';
import type { FiledCase } from '../../../contract/cases.ts';
import { useFormats } from '../../shell/strings/formats.ts';
import './case-number.css';

/** The one thing to take away. */
export function CaseNumber({ filed }: { filed: FiledCase }) {
  const formats = useFormats();
  return (
    <div className="case-number">
      <p>
        <FormattedMessage id="filed.reference" />
      </p>
      <strong dir="ltr" data-case-number={filed.caseNumber}>
        {filed.caseNumber}
      </strong>
      <p>
        <FormattedMessage id="filed.at" values={{ when: formats.instant(filed.filedAt) }} />
      </p>
    </div>
  );
}
