import type { Migration } from '../../../serving/define-module.ts';

/** What a customer's answers were before there were forms, each a column, as answers by the keys of their questions. */
const answersFromColumns = `json_patch('{}', json_object(
  'category', category,
  'trip', json(CASE WHEN trip IS NULL THEN NULL ELSE json_object('kind', 'cardTrip', 'trip', json(trip)) END),
  'narrative', narrative,
  'contact', json(CASE
    WHEN contact_name IS NULL AND contact_email IS NULL AND contact_phone IS NULL THEN NULL
    ELSE json_object(
      'name', coalesce(contact_name, ''), 'email', coalesce(contact_email, ''), 'phone', coalesce(contact_phone, ''))
    END)))`;

export const filingMigrations: readonly Migration[] = [
  {
    number: 1,
    // json_patch leaves out what is null. No case is touched but in these columns; the audit keeps what it said of each.
    sql: `-- JSON, as in the contract's FiledAnswers.
      ALTER TABLE filed_case ADD COLUMN answers TEXT NOT NULL DEFAULT '{}';
      UPDATE filed_case SET answers = ${answersFromColumns};
      ALTER TABLE filed_case DROP COLUMN category;
      ALTER TABLE filed_case DROP COLUMN narrative;
      ALTER TABLE filed_case DROP COLUMN trip;
      ALTER TABLE filed_case DROP COLUMN contact_name;
      ALTER TABLE filed_case DROP COLUMN contact_email;
      ALTER TABLE filed_case DROP COLUMN contact_phone`,
  },
];
