import { fileCase as fileCaseOperation } from '../../../contract/cases.ts';
import type { Clock } from '../../../devices/clock.ts';
import type { FareCard } from '../../../devices/fare-card/fare-card.ts';
import type { SigningKey } from '../../../receipts/signed-code/signing-keys.ts';
import type { AgencyProfile } from '../../../rules/agency-profile.ts';
import { answer } from '../../../serving/answer.ts';
import { needs } from '../../../serving/define-module.ts';
import { says } from '../../../serving/log/log-events.ts';
import type { CaseNumberMarks } from '../../ledger/case-number-marks.ts';
import type { Store } from '../../ledger/store.ts';
import { defineModule } from '../define-module.ts';
import type { ReceiptDesk } from '../receipts/receipt-desk.ts';
import { filingCheck } from './checked-answers.ts';
import { fileCase } from './file-case.ts';
import { type FiledFacts, filedReceipt } from './filed-receipt.ts';
import { filingMigrations } from './migrations.ts';

interface FilingNeeds {
  readonly agency: AgencyProfile;
  readonly store: Store;
  readonly marks: CaseNumberMarks;
  readonly clock: Clock;
  readonly cardOfTap: (tapId: string) => FareCard | undefined;
  readonly receiptDesk: ReceiptDesk;
  readonly receiptSigning: SigningKey;
  readonly printableLanguage: (wanted: string, words: readonly string[]) => string;
}

/** What customers hand in, filed so that none of it is ever lost. */
export const filing = defineModule({
  name: 'filing',
  needs: needs<FilingNeeds>(),
  migrations: filingMigrations,
  logEvents: {
    'case.filed': says('A case was filed and is durable.', { caseNumber: 'text', kind: 'text' }),
    'case.repeated': says('A filing was sent again; its case was filed before and stays as it is.', {
      caseNumber: 'text',
    }),
    'case.refused': says('A filing was refused; nothing was written.', { code: 'text' }),
  },
  commands: { cases: async () => (await import('./cases-command.ts')).casesCommand },
  start: ({
    agency,
    store,
    marks,
    clock,
    cardOfTap,
    receiptDesk,
    receiptSigning: signing,
    printableLanguage,
    log,
  }) => {
    const making = { agency, signing, printableLanguage };
    const context = {
      store,
      clock,
      cardOfTap,
      receiptFor: (facts: FiledFacts) => filedReceipt(making, facts),
    };
    const check = filingCheck(agency, clock);
    /** Receipts of cases whose numbers are not known to be marked. */
    const heldBack = new Set<string>();
    return {
      answers: [
        answer(fileCaseOperation, async ({ body, audience, reply, refuse, refuseBody }) => {
          const checked = check(body);
          if (!checked.ok) {
            log('case.refused', { code: 'invalidRequest' });
            return refuseBody(checked.fields);
          }
          const result = fileCase(context, checked.request);
          if (!result.ok) {
            log('case.refused', { code: result.problem });
            return refuse(result.problem);
          }
          const { filing: filed } = result;
          const { caseNumber, receiptId } = filed;
          if (filed.replayed) log('case.repeated', { caseNumber });
          else {
            log('case.filed', { caseNumber, kind: body.kind });
            heldBack.add(receiptId);
          }
          // Before anybody is told the number, on paper or on the screen. If it fails, the same request comes by here again.
          await marks.keep();
          // What staff file for somebody is not withdrawn with a visit at the kiosk.
          if (heldBack.delete(receiptId))
            receiptDesk.print(receiptId, audience === 'counter' ? 'staff' : 'customer');
          const receipt = await receiptDesk.firstNews(receiptId);
          return reply(filed.replayed ? 200 : 201, { ...filed, receipt });
        }),
      ],
    };
  },
});
