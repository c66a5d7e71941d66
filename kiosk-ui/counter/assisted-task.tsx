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
import { Answers, filingTexts } from '../tasks/complaint/answers.tsx';
import type { Complaint } from '../tasks/complaint/complaint-flow.ts';
import type { ComplaintScreen } from '../tasks/complaint/complaint-setup.ts';
import { useComplaintState } from '../tasks/complaint/complaint-state.ts';
import { complaintScreens } from '../tasks/complaint/screens.ts';
import type { OpenDraft, OpenDraftScreen } from '../tasks/open-draft/open-draft-flow.ts';
import { openDraftScreens } from '../tasks/open-draft/screens.ts';

export type AssistedActor = ActorRefFrom<typeof assistedFlow>;

/** What a member of staff does with the answers that a customer put away. */
export function AssistedTask({ actor }: { actor: AssistedActor }) {
  const { openDraft, complaint } = useSelector(actor, (snapshot) => snapshot.children);
  if (complaint !== undefined) return <GoingOn actor={actor} complaint={complaint} />;
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

function GoingOn({ actor, complaint }: { actor: AssistedActor; complaint: Complaint }) {
  const screen = useSelector(complaint, (snapshot) => screenOf<ComplaintScreen>(snapshot));
  const canGoBack = useSelector(complaint, (snapshot) => snapshot.can({ type: 'back' }));
  const mayLeave = useSelector(actor, (snapshot) => snapshot.can({ type: 'leave' }));
  if (screen === undefined) return null;
  const Screen = assistedScreens[screen];
  return (
    <>
      <Screen key={screen} task={complaint} />
      <CounterBar onLeave={mayLeave ? () => actor.send({ type: 'leave' }) : undefined}>
        {canGoBack && screen !== 'checkAnswers' && (
          <Button kind="quiet" icon={<Icon name="back" />} onPress={() => complaint.send({ type: 'back' })}>
            <FormattedMessage id="action.back" />
          </Button>
        )}
      </CounterBar>
    </>
  );
}

/** The customer's own screens, but for the one with all the answers. */
const assistedScreens = { ...complaintScreens, checkAnswers: AllAnswers };

/** There is no card here to choose a trip from, so the one that the customer named stays. */
function AllAnswers({ task: complaint }: { task: Complaint }) {
  const intl = useIntl();
  const language = useComplaintState(complaint, (snapshot) => snapshot.context.language);
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
        <Button kind="primary" onPress={() => complaint.send({ type: 'file' })}>
          <FormattedMessage id="counter.file" />
        </Button>
      }
    >
      <Answers complaint={complaint} card={null} fixed={['trip']} />
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
