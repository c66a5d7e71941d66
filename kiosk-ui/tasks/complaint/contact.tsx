import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import type { FieldKind } from '../../shell/design/keyboard-editing.ts';
import { OnScreenKeyboard } from '../../shell/design/on-screen-keyboard.tsx';
import { Question } from '../../shell/design/question.tsx';
import { TextField } from '../../shell/design/text-field.tsx';
import { CONTACT_MAX, type ContactField } from './complaint-draft.ts';
import type { Complaint } from './complaint-flow.ts';
import { draftOf, problemsOf, useComplaintState } from './complaint-state.ts';
import './contact.css';

const kinds: Readonly<Record<ContactField, FieldKind>> = { name: 'name', email: 'email', phone: 'phone' };
const fields = Object.keys(kinds) as ContactField[];

export function Contact({ task: complaint }: { task: Complaint }) {
  const intl = useIntl();
  const { contact } = useComplaintState(complaint, draftOf);
  const problems = useComplaintState(complaint, problemsOf);
  const [active, activate] = useState<ContactField>('name');
  const refs = {
    name: useRef<HTMLInputElement>(null),
    email: useRef<HTMLInputElement>(null),
    phone: useRef<HTMLInputElement>(null),
  };
  const isEmpty = fields.every((field) => contact[field] === '');
  const emailProblem = problems.includes('emailMalformed')
    ? intl.formatMessage({ id: 'contact.problem.emailMalformed' })
    : undefined;
  return (
    <Question
      name="contact"
      title={intl.formatMessage({ id: 'contact.title' })}
      lead={<FormattedMessage id="contact.lead" />}
      actions={
        <Button kind={isEmpty ? 'secondary' : 'primary'} onPress={() => complaint.send({ type: 'continue' })}>
          <FormattedMessage id={isEmpty ? 'contact.skip' : 'action.continue'} />
        </Button>
      }
      keyboard={<OnScreenKeyboard key={active} field={refs[active]} kind={kinds[active]} />}
    >
      <div className="contact-fields">
        {fields.map((field) => (
          <TextField
            key={field}
            lines="one"
            label={intl.formatMessage({ id: `contact.${field}` })}
            value={contact[field]}
            maxLength={CONTACT_MAX[field]}
            fieldRef={refs[field]}
            onFocus={() => activate(field)}
            onChange={(text) => complaint.send({ type: 'editContact', field, text })}
            problem={field === 'email' ? emailProblem : undefined}
          />
        ))}
      </div>
    </Question>
  );
}
