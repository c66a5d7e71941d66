import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { LanguageList } from '../../language/language-list.tsx';
import { useSession } from '../session.ts';

export function LanguageDialog() {
  const intl = useIntl();
  const session = useSession();
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
      <LanguageList onChoose={(language) => session.send({ type: 'chooseLanguage', language })} />
    </Dialog>
  );
}
