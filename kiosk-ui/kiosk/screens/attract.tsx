import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { readerIsDown } from '../../flows/terminal-view.ts';
import { Button } from '../../shell/design/button.tsx';
import { LanguageList } from '../../shell/language-choice/language-list.tsx';
import { agencyName } from '../visit/agency-name.ts';
import { SettingsAndHelp } from '../visit/settings-and-help.tsx';
import { terminalOf, useVisit, useVisitState, type VisitSnapshot } from '../visit/visit.ts';
import { TapPicture } from './tap-picture.tsx';
import './attract.css';

/** False for the moment in which the customer before is forgotten. */
const isOpen = (snapshot: VisitSnapshot) => snapshot.matches({ attract: 'waiting' });

export function Attract() {
  const visit = useVisit();
  const terminal = useVisitState(terminalOf);
  const isReaderDown = readerIsDown(terminal);
  const open = useVisitState(isOpen);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="attract" data-screen="attract" data-open={open}>
      <p className="attract-agency">
        {agencyName(terminal.about?.agency.name, sessionStorage)} <FormattedMessage id="header.place" />
      </p>
      <div className="attract-words">
        <h1 ref={heading} tabIndex={-1}>
          <FormattedMessage id="attract.title" />
        </h1>
        <p>
          <FormattedMessage id={isReaderDown ? 'attract.leadWithoutReader' : 'attract.lead'} />
        </p>
      </div>
      <div className="attract-ways">
        {!isReaderDown && (
          <div className="attract-tap">
            <TapPicture mood={terminal.readCardLies ? 'lifting' : 'inviting'} />
            <p>
              <FormattedMessage id={terminal.readCardLies ? 'attract.cardLies' : 'attract.tap'} />
            </p>
            <span className="attract-or">
              <FormattedMessage id="attract.or" />
            </span>
          </div>
        )}
        <Button kind="primary" onPress={() => visit.send({ type: 'start' })}>
          <FormattedMessage id="attract.start" />
        </Button>
      </div>
      <div className="attract-foot">
        <LanguageList onChoose={(language) => visit.send({ type: 'chooseLanguage', language })} />
        <div className="attract-help">
          <SettingsAndHelp />
        </div>
      </div>
    </main>
  );
}
