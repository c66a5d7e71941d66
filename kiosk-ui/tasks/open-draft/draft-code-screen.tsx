import { useSelector } from '@xstate/react';
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { OnScreenKeyboard } from '../../shell/design/on-screen-keyboard.tsx';
import { Picture } from '../../shell/design/picture.tsx';
import { Question } from '../../shell/design/question.tsx';
import { TextField } from '../../shell/design/text-field.tsx';
import { DRAFT_CODE_WRITTEN_LENGTH } from './draft-code.ts';
import type { OpenDraft } from './open-draft-flow.ts';

export function DraftCode({ task }: { task: OpenDraft }) {
  const intl = useIntl();
  const field = useRef<HTMLInputElement>(null);
  const { code, problem } = useSelector(task, (snapshot) => snapshot.context);
  return (
    <Question
      name="draftCode"
      title={intl.formatMessage({ id: 'draftCode.title' })}
      lead={<FormattedMessage id="draftCode.lead" />}
      actions={
        <Button kind="primary" onPress={() => task.send({ type: 'continue' })}>
          <FormattedMessage id="action.continue" />
        </Button>
      }
      keyboard={<OnScreenKeyboard field={field} kind="code" />}
    >
      <TextField
        lines="one"
        label={intl.formatMessage({ id: 'draftCode.label' })}
        value={code}
        maxLength={DRAFT_CODE_WRITTEN_LENGTH}
        fieldRef={field}
        isSpelled
        onChange={(text) => task.send({ type: 'editCode', text })}
        problem={problem === null ? undefined : intl.formatMessage({ id: `draftCode.problem.${problem}` })}
      />
    </Question>
  );
}

export function DraftOpening() {
  const intl = useIntl();
  return (
    <Question
      name="draftOpening"
      title={intl.formatMessage({ id: 'draftCode.opening' })}
      lead={<FormattedMessage id="filing.lead" />}
    >
      <Picture name="code" mood="working" />
    </Question>
  );
}
