import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Dialog } from '../../shell/design/dialog.tsx';
import { Notice } from '../../shell/design/notice.tsx';
import { languages } from '../../shell/language/languages.ts';
import { LanguageList } from '../../shell/language-choice/language-list.tsx';
import { useUnavailableLanguage } from '../../shell/strings/text.tsx';
import { useVisit } from '../visit/visit.ts';

export function LanguageDialog() {
  const intl = useIntl();
  const visit = useVisit();
  const unavailable = useUnavailableLanguage();
  return (
    <Dialog
      name="languages"
      title={intl.formatMessage({ id: 'language.title' })}
      actions={
        <Button kind="primary" onPress={() => visit.send({ type: 'dismiss' })}>
          <FormattedMessage id="action.close" />
        </Button>
      }
    >
      {unavailable !== null && (
        <Notice>
          <FormattedMessage
            id="language.unavailable"
            values={{
              language: (
                <bdi lang={unavailable} key={unavailable}>
                  {languages[unavailable].endonym}
                </bdi>
              ),
            }}
          />
        </Notice>
      )}
      <LanguageList onChoose={(language) => visit.send({ type: 'chooseLanguage', language })} />
    </Dialog>
  );
}
