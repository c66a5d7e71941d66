import { Button } from '../design/button.tsx';
import { allLanguages, type Language, languages } from '../language/languages.ts';
import { expectLanguage, useLanguage } from '../strings/text.tsx';
import './language-list.css';

export interface LanguageListProps {
  readonly onChoose: (language: Language) => void;
}

/** Every language by its own name in its own script. */
export function LanguageList({ onChoose }: LanguageListProps) {
  const shown = useLanguage();
  return (
    <ul className="language-list">
      {allLanguages.map((language) => (
        <li key={language} lang={language} dir={languages[language].direction}>
          <Button
            kind="small"
            isChosen={language === shown}
            onPressStart={() => expectLanguage(language)}
            onPress={() => onChoose(language)}
          >
            {languages[language].endonym}
          </Button>
        </li>
      ))}
    </ul>
  );
}
