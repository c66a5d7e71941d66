import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { OnScreenKeyboard } from '../../shell/design/on-screen-keyboard.tsx';
import { Question } from '../../shell/design/question.tsx';
import { TextField } from '../../shell/design/text-field.tsx';
import { NARRATIVE_MAX } from './complaint-draft.ts';
import type { Complaint } from './complaint-flow.ts';
import { draftOf, kindOf, problemsOf, useComplaintState } from './complaint-state.ts';

/** Nobody counts characters before the end is in sight. */
const COUNT_FROM_LEFT = 500;

export function Narrative({ task: complaint }: { task: Complaint }) {
  const intl = useIntl();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useComplaintState(complaint, draftOf);
  const kind = useComplaintState(complaint, kindOf);
  const problems = useComplaintState(complaint, problemsOf);
  const isMissing = problems.includes('narrativeEmpty');
  const left = NARRATIVE_MAX - draft.narrative.length;
  return (
    <Question
      name="narrative"
      title={intl.formatMessage({ id: 'narrative.title' }, { kind })}
      lead={
        <FormattedMessage
          id={draft.trip?.kind === 'anotherTrip' ? 'narrative.leadAnotherTrip' : 'narrative.lead'}
        />
      }
      actions={
        <Button kind="primary" onPress={() => complaint.send({ type: 'continue' })}>
          <FormattedMessage id="action.continue" />
        </Button>
      }
      keyboard={<OnScreenKeyboard field={field} kind="sentences" />}
    >
      <TextField
        lines="several"
        label={intl.formatMessage({ id: 'narrative.label' }, { kind })}
        value={draft.narrative}
        maxLength={NARRATIVE_MAX}
        fieldRef={field}
        onChange={(text) => complaint.send({ type: 'editNarrative', text })}
        problem={isMissing ? intl.formatMessage({ id: 'narrative.problem.narrativeEmpty' }) : undefined}
        {...(left > COUNT_FROM_LEFT ? {} : { note: intl.formatMessage({ id: 'narrative.left' }, { left }) })}
      />
    </Question>
  );
}
