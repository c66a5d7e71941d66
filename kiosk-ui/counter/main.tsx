import { createRoot } from 'react-dom/client';
import { FormattedMessage, useIntl } from 'react-intl';
import '../design/tokens.css';
import '../design/base.css';
import { Question } from '../design/question.tsx';
import { applyScreenDensity } from '../design/screen-density.ts';
import { applyLanguage, DEFAULT_LANGUAGE, TextProvider } from '../strings/text.tsx';

function Counter() {
  const intl = useIntl();
  return (
    <Question
      name="counter"
      title={intl.formatMessage({ id: 'counter.title' })}
      lead={<FormattedMessage id="counter.text" />}
    />
  );
}

applyScreenDensity(window);
applyLanguage(document, DEFAULT_LANGUAGE);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(
  <TextProvider>
    <Counter />
  </TextProvider>,
);
