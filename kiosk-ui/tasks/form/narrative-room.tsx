import { useRef } from 'react';
import { useIntl } from 'react-intl';
import { NARRATIVE_MAX } from '../../../contract/answers.ts';
import { OnScreenKeyboard } from '../../shell/design/on-screen-keyboard.tsx';
import { TextField } from '../../shell/design/text-field.tsx';
import { kindOf, useFormState } from './form-state.ts';

import { Continue, Room, type RoomProps, useAsked } from './room.tsx';

/** Nobody counts characters before the end is in sight. */
const COUNT_FROM_LEFT = 500;

/** In the customer's own words. */
export function Narrative(props: RoomProps) {
  const intl = useIntl();
  const field = useRef<HTMLTextAreaElement>(null);
  const { words, answer, problem, give } = useAsked(props, 'narrative');
  const kind = useFormState(props.task, kindOf);
  const text = answer ?? '';
  const left = NARRATIVE_MAX - text.length;
  return (
    <Room
      {...props}
      actions={<Continue task={props.task} />}
      keyboard={<OnScreenKeyboard field={field} kind="sentences" />}
    >
      <TextField
        lines="several"
        label={intl.formatMessage({ id: words.label ?? words.title }, { kind })}
        value={text}
        maxLength={NARRATIVE_MAX}
        fieldRef={field}
        onChange={give}
        problem={problem}
        {...(left > COUNT_FROM_LEFT ? {} : { note: intl.formatMessage({ id: 'narrative.left' }, { left }) })}
      />
    </Room>
  );
}
