import { useSelector } from '@xstate/react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ActorRefFrom } from 'xstate';
import type { assistedFlow } from '../flows/assisted/assisted-flow.ts';
import { screenOf } from '../flows/tasks.ts';
import { Button } from '../shell/design/button.tsx';
import { Icon } from '../shell/design/icons.tsx';
import { Question } from '../shell/design/question.tsx';
import { languageOf, languages } from '../shell/language/languages.ts';
import { LegalTexts } from '../shell/legal/legal-texts.tsx';
import { Answers, filingTexts } from '../tasks/form/answers.tsx';
import type { FormScreen } from '../tasks/form/form-context.ts';
import type { FormTask } from '../tasks/form/form-flow.ts';
import { useForm } from '../tasks/form/form-state.ts';
import { formScreens } from '../tasks/form/screens.ts';
import type { OpenDraft, OpenDraftScreen } from '../tasks/open-draft/open-draft-flow.ts';
import { openDraftScreens } from '../tasks/open-draft/screens.ts';

export type AssistedActor = ActorRefFrom<typeof assistedFlow>;

/** What a member of staff does with the answers that a customer put away. */
export function AssistedTask({ actor }: { actor: AssistedActor }) {
  const { openDraft, form } = useSelector(actor, (snapshot) => snapshot.children);
  if (form !== undefined) return <GoingOn actor={actor} form={form} />;
  if (openDraft !== undefined) return <Code task={openDraft} />;
  return null;
}

function Code({ task }: { task: OpenDraft }) {
  const screen = useSelector(task, (snapshot) => screenOf<OpenDraftScreen>(snapshot));
  if (screen === undefined) return null;
  const Screen = openDraftScreens[screen];
  return (
    <>
      <Screen key={screen} task={task} />
      <CounterBar onLeave={screen === 'draftCode' ? () => task.send({ type: 'back' }) : undefined} />
    </>
  );
}

function GoingOn({ actor, form }: { actor: AssistedActor; form: FormTask }) {
  const screen = useSelector(form, (snapshot) => screenOf<FormScreen>(snapshot));
  const canGoBack = useSelector(form, (snapshot) => snapshot.can({ type: 'back' }));
  const mayLeave = useSelector(actor, (snapshot) => snapshot.can({ type: 'leave' }));
  if (screen === undefined) return null;
  const Screen = assistedScreens[screen];
  return (
    <>
      <Screen key={screen} task={form} />
      <CounterBar onLeave={mayLeave ? () => actor.send({ type: 'leave' }) : undefined}>
        {canGoBack && screen !== 'checkAnswers' && (
          <Button kind="quiet" icon={<Icon name="back" />} onPress={() => form.send({ type: 'back' })}>
            <FormattedMessage id="action.back" />
          </Button>
        )}
      </CounterBar>
    </>
  );
}

/** The customer's own screens, but for the one with all the answers. */
const assistedScreens = { ...formScreens, checkAnswers: AllAnswers };

function AllAnswers({ task }: { task: FormTask }) {
  const intl = useIntl();
  const { language } = useForm(task);
  return (
    <Question
      name="assistedAnswers"
      title={intl.formatMessage({ id: 'counter.answers' })}
      lead={
        <FormattedMessage
          id="counter.answersLead"
          values={{ language: languages[languageOf(language)].endonym }}
        />
      }
      actions={
        <Button kind="primary" onPress={() => task.send({ type: 'file' })}>
          <FormattedMessage id="counter.file" />
        </Button>
      }
    >
      <Answers task={task} cardAnswersStay />
      <LegalTexts ids={filingTexts} />
    </Question>
  );
}

/** The way back to the calls, where nothing is lost by it. */
function CounterBar({ onLeave, children }: { onLeave: (() => void) | undefined; children?: ReactNode }) {
  return (
    <nav className="footer-bar">
      {children}
      {onLeave !== undefined && (
        <Button kind="quiet" icon={<Icon name="startOver" />} onPress={onLeave}>
          <FormattedMessage id="counter.leave" />
        </Button>
      )}
    </nav>
  );
}
