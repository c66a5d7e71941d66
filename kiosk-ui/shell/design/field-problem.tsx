import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';

/**
 * What has to be mended, once, over the field that it is about: a page that asks one thing has no room to say it at its
 * head and at the field as well. Reading goes on here when it appears.
 */
export function FieldProblem({ id, problem }: { id: string; problem: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem === '') return;
    // The field comes into view together with what is said of it.
    box.current?.parentElement?.scrollIntoView({ block: 'nearest' });
    box.current?.focus({ preventScroll: true });
  }, [problem]);
  return (
    <div className="field-problem" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <FormattedMessage id="problem.title" />
      </h2>
      <p id={id}>{problem}</p>
    </div>
  );
}
