import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Dialog } from '../../shell/design/dialog.tsx';
import { Notice } from '../../shell/design/notice.tsx';
import { languages } from '../../shell/language/languages.ts';
import { LanguageList } from '../../shell/language-choice/language-list.tsx';
import { useUnavailableLanguage } from '../../shell/strings/text.tsx';
import { useSession } from '../session.ts';

export function LanguageDialog() {
  const intl = useIntl();
  const session = useSession();
  const unavailable = useUnavailableLanguage();
  return (
    <Dialog
      name="languages"
      title={intl.formatMessage({ id: 'language.title' })}
      actions={
        <Button kind="primary" onPress={() => session.send({ type: 'dismiss' })}>
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
      <LanguageList onChoose={(language) => session.send({ type: 'chooseLanguage', language })} />
    </Dialog>
  );
}
