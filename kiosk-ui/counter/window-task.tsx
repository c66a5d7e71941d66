import { useSelector } from '@xstate/react';
import type { ComponentType, ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ActorRefFrom } from 'xstate';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icons.tsx';
import { Question } from '../design/question.tsx';
import type { ComplaintScreen } from '../flows/complaint-setup.ts';
import type { OpenDraftScreen } from '../flows/open-draft-flow.ts';
import type { windowFlow } from '../flows/window-flow.ts';
import { Answers, filingTexts } from '../kiosk/answers.tsx';
import { Category } from '../kiosk/screens/category.tsx';
import { Contact } from '../kiosk/screens/contact.tsx';
import { DraftCode, DraftOpening } from '../kiosk/screens/draft-code.tsx';
import { Filed } from '../kiosk/screens/filed.tsx';
import { Filing } from '../kiosk/screens/filing.tsx';
import { FilingFailed } from '../kiosk/screens/filing-failed.tsx';
import { Kind } from '../kiosk/screens/kind.tsx';
import { Narrative } from '../kiosk/screens/narrative.tsx';
import { ReceiptTrouble } from '../kiosk/screens/receipt-trouble.tsx';
import { type Complaint, type OpenDraft, screenOf } from '../kiosk/session.ts';
import { languageOf, languages } from '../language/languages.ts';
import { LegalTexts } from '../language/legal-texts.tsx';

export type WindowActor = ActorRefFrom<typeof windowFlow>;

/** The customer's own screens. There is no card here to choose a trip from, so the one that they named stays. */
const complaintScreens: Readonly<Partial<Record<ComplaintScreen, ComponentType<{ task: Complaint }>>>> = {
  kind: Kind,
  category: Category,
  narrative: Narrative,
  contact: Contact,
  filing: Filing,
  filingFailed: FilingFailed,
  filed: Filed,
  receiptTrouble: ReceiptTrouble,
};

/** What a member of staff does with the answers that a customer put away. */
export function WindowTask({ actor }: { actor: WindowActor }) {
  const { openDraft, complaint } = useSelector(actor, (snapshot) => snapshot.children);
  if (complaint !== undefined) return <GoingOn actor={actor} complaint={complaint} />;
  if (openDraft !== undefined) return <Code task={openDraft} />;
  return null;
}

function Code({ task }: { task: OpenDraft }) {
  const screen = useSelector(task, (snapshot) => screenOf<OpenDraftScreen>(snapshot));
  const isTyping = screen !== 'draftOpening';
  return (
    <>
      {isTyping ? <DraftCode task={task} /> : <DraftOpening />}
      <WindowBar onLeave={isTyping ? () => task.send({ type: 'back' }) : undefined} />
    </>
  );
}

function GoingOn({ actor, complaint }: { actor: WindowActor; complaint: Complaint }) {
  const screen = useSelector(complaint, (snapshot) => screenOf<ComplaintScreen>(snapshot));
  const canGoBack = useSelector(complaint, (snapshot) => snapshot.can({ type: 'back' }));
  const mayLeave = useSelector(actor, (snapshot) => snapshot.can({ type: 'leave' }));
  const isReview = screen === 'checkAnswers';
  const Screen = screen === undefined ? undefined : complaintScreens[screen];
  return (
    <>
      {isReview && <AllAnswers complaint={complaint} actor={actor} />}
      {Screen !== undefined && <Screen key={screen} task={complaint} />}
      <WindowBar onLeave={mayLeave ? () => actor.send({ type: 'leave' }) : undefined}>
        {canGoBack && !isReview && (
          <Button kind="quiet" icon={<Icon name="back" />} onPress={() => complaint.send({ type: 'back' })}>
            <FormattedMessage id="action.back" />
          </Button>
        )}
      </WindowBar>
    </>
  );
}

function AllAnswers({ actor, complaint }: { actor: WindowActor; complaint: Complaint }) {
  const intl = useIntl();
  const language = useSelector(actor, (snapshot) => snapshot.context.form?.language ?? 'en');
  return (
    <Question
      name="windowAnswers"
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
function WindowBar({ onLeave, children }: { onLeave: (() => void) | undefined; children?: ReactNode }) {
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
