import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import type { TextId } from '../strings/text.tsx';

/** Says at the top of the page what has to be mended; focus goes there when it appears. */
export function ErrorSummary({ problems }: { problems: readonly TextId[] }) {
  const summary = useRef<HTMLDivElement>(null);
  const shown = problems.length > 0;
  useEffect(() => {
    if (shown) summary.current?.focus();
  }, [shown]);
  if (!shown) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={summary}>
      <h2>
        <FormattedMessage id="problem.title" />
      </h2>
      {problems.map((problem) => (
        <p key={problem}>
          <FormattedMessage id={problem} />
        </p>
      ))}
    </div>
  );
}
