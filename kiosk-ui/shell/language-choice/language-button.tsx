import { useIntl } from 'react-intl';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icons.tsx';
import { languages } from '../language/languages.ts';
import { useLanguage } from '../strings/text.tsx';

/** The way to another language, found by its picture by those who cannot read this one. */
export function LanguageButton({ onPress }: { onPress: () => void }) {
  const intl = useIntl();
  const { endonym } = languages[useLanguage()];
  return (
    <Button
      kind="quiet"
      icon={<Icon name="language" />}
      label={intl.formatMessage({ id: 'language.change' }, { language: endonym })}
      onPress={onPress}
    >
      {endonym}
    </Button>
  );
}
