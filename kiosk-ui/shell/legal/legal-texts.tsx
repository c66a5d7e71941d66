import { FormattedMessage } from 'react-intl';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icons.tsx';
import { isReviewed, type LegalTextId } from '../strings/reviewed.ts';
import { EnglishText, useLanguage } from '../strings/text.tsx';
import './legal-texts.css';

export interface LegalTextsProps {
  readonly ids: readonly LegalTextId[];
  /** Absent where a member of staff is there already. */
  readonly onAskStaff?: (() => void) | undefined;
}

/**
 * Texts of legal weight. Where nobody has checked the translation, it says so, the English text stands beside
 * it, and a person is offered where none is there.
 */
export function LegalTexts({ ids, onAskStaff }: LegalTextsProps) {
  const language = useLanguage();
  const texts = ids.map((id) => (
    <p key={id}>
      <FormattedMessage id={id} />
    </p>
  ));
  if (ids.every((id) => isReviewed(id, language))) return <div className="legal-texts">{texts}</div>;
  return (
    <div className="legal-texts legal-unreviewed">
      <div>{texts}</div>
      <div lang="en" dir="ltr" className="legal-english">
        <EnglishText>
          {ids.map((id) => (
            <p key={id}>
              <FormattedMessage id={id} />
            </p>
          ))}
        </EnglishText>
      </div>
      <div className="legal-notice">
        <p>
          <FormattedMessage id="legal.notReviewed" />
        </p>
        {onAskStaff !== undefined && (
          <Button kind="small" icon={<Icon name="help" />} onPress={onAskStaff}>
            <FormattedMessage id="legal.askStaff" />
          </Button>
        )}
      </div>
    </div>
  );
}
