import { aPlatform, aPlatformCommand, aStanding, aStandingPermit } from './a-platform.ts';
import { people } from './people.ts';
import { terminated } from './platform-refusals.ts';
import type { PlatformRefusal } from './platform-refusals.ts';

const adopt = aPlatformCommand['declare-adoption'];
const withStanding = (override: Parameters<typeof aStanding>[0]) => ({
  state: aPlatform({ standings: { 'ds-1': aStanding(override) } }),
  version: 4,
});
const published = withStanding({});

/** Every code that an adoption can be refused with. */
export const adoptionRefusals: readonly PlatformRefusal[] = [
  {
    code: 'not-your-move',
    because: 'an owner declares for no locality',
    current: published,
    command: { ...adopt, actor: people.owner },
    details: { by: 'locality' },
  },
  {
    code: 'not-your-move',
    because: 'a locality reports of no other',
    current: published,
    command: { ...aPlatformCommand['report-adoption'], actor: people.locality },
    details: { by: 'registrar' },
  },
  {
    code: 'adoption-document-missing',
    because: 'it names no document',
    current: published,
    command: { ...adopt, body: { ...adopt.body, document: null } },
  },
  {
    code: 'document-date-in-future',
    because: 'its document is of tomorrow',
    current: published,
    command: { ...adopt, body: { ...adopt.body, day: '2026-11-03' } },
    details: { documentDate: '2026-11-03' },
  },
  {
    code: 'document-date-in-future',
    because: 'no source can tell of a document of tomorrow',
    current: published,
    command: {
      ...aPlatformCommand['report-adoption'],
      body: { ...aPlatformCommand['report-adoption'].body, day: '2026-11-03' },
    },
    details: { documentDate: '2026-11-03' },
  },
  {
    code: 'platform-terminated',
    because: 'nobody takes up what has ended',
    current: terminated,
    command: adopt,
    details: { lastDay: '2026-10-31' },
  },
  {
    code: 'adoption-needs-publication',
    because: 'the platform has a permit and is not published',
    current: withStanding({ published: false }),
    command: adopt,
  },
  ...(['suspended', 'revoked', 'expired'] as const).map((status): PlatformRefusal => ({
    code: 'permit-not-valid',
    because: `its permit is ${status}`,
    current: withStanding({ permit: aStandingPermit({ status }) }),
    command: adopt,
  })),
  {
    code: 'permit-not-valid',
    because: 'its permit has run out, though nobody noted it yet',
    current: withStanding({ permit: aStandingPermit({ validUntil: '2026-11-01T17:00:00.000Z' }) }),
    command: adopt,
  },
];
