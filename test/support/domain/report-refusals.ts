import { anAct, anOrganisation } from './an-organisation.ts';
import type { OrganisationRefusal } from './organisation-scenario.ts';
import { people } from './people.ts';

const reports = { ND331_2026: 2025 };
const sentReport = { ...anAct('record-annual-report').body, late: false };
/** Every refusal of the yearly report of an owner. */
export const reportRefusals: readonly OrganisationRefusal[] = [
  ...[{ ruleset: 'ND85_2016' }, { year: 2024 }, { year: 2027 }, { ruleset: 'constructor' }].map(
    (body): OrganisationRefusal => ({
      code: 'annual-report-not-owed',
      because: `${JSON.stringify(body)} is not owed`,
      command: anAct('record-annual-report', { body }),
      found: { state: anOrganisation({ reporting: { since: reports, sent: [], toldUntil: null } }) },
      details: { ruleset: 'ND331_2026', year: 2025, ...body },
    }),
  ),
  {
    code: 'annual-report-sent',
    because: 'it was recorded before',
    command: anAct('record-annual-report'),
    found: { state: anOrganisation({ reporting: { since: reports, sent: [sentReport], toldUntil: null } }) },
    details: { ruleset: 'ND331_2026', year: 2025 },
  },
  {
    code: 'annual-report-too-early',
    because: 'its figures go until 14 December',
    command: anAct('record-annual-report', { body: { documentDate: '2025-12-14' } }),
    details: { sendableFrom: '2025-12-15' },
  },
  {
    code: 'document-date-in-future',
    because: 'a document that is signed tomorrow is not signed',
    command: anAct('record-annual-report', { body: { documentDate: '2026-11-03' } }),
    details: { documentDate: '2026-11-03' },
  },
  {
    code: 'not-your-organisation',
    because: 'time is told by the platform alone',
    command: { id: 'do-note-due', type: 'note-due', actor: people.registrar, body: {} },
    details: { act: 'note-due' },
  },
];
