import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Notice } from '../../design/notice.tsx';
import { LanguageList } from '../../language/language-list.tsx';
import { languages } from '../../language/languages.ts';
import { useUnavailableLanguage } from '../../strings/text.tsx';
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
