import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { CONTACT_MAX, type ContactField } from '../../../contract/answers.ts';
import { noContact } from '../../../rules/forms/kinds/contact.ts';
import { OnScreenKeyboard } from '../../shell/design/on-screen-keyboard.tsx';
import { TextField } from '../../shell/design/text-field.tsx';
import { Continue, Room, type RoomProps, useAsked } from './room.tsx';
import './contact-room.css';

const fields = Object.keys(CONTACT_MAX) as ContactField[];

/** How the customer can be reached, if they want to be. */
export function Contact(props: RoomProps) {
  const intl = useIntl();
  const { answer, problem, give } = useAsked(props, 'contact');
  const contact = answer ?? noContact;
  const [active, activate] = useState<ContactField>('name');
  const refs = {
    name: useRef<HTMLInputElement>(null),
    email: useRef<HTMLInputElement>(null),
    phone: useRef<HTMLInputElement>(null),
  };
  const isEmpty = fields.every((field) => contact[field] === '');
  return (
    <Room
      {...props}
      actions={
        <Continue task={props.task}>{isEmpty ? <FormattedMessage id="contact.skip" /> : undefined}</Continue>
      }
      keyboard={<OnScreenKeyboard key={active} field={refs[active]} kind={active} />}
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
            onChange={(text) => give({ ...contact, [field]: text })}
            problem={field === 'email' ? problem : undefined}
          />
        ))}
      </div>
    </Room>
  );
}
