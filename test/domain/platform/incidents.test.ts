import { describe, expect, it } from 'vitest';
import { toldOfPlatform } from '../../../shared/domain/notice/platform-told.ts';
import type { PlatformCommand, PlatformEvent } from '../../../shared/domain/platform/commands.ts';
import { nextDueOf } from '../../../shared/domain/platform/deadlines.ts';
import { decidePlatform } from '../../../shared/domain/platform/decide.ts';
import { evolvePlatform } from '../../../shared/domain/platform/evolve.ts';
import { isSuspendedBy } from '../../../shared/domain/platform/evolve-incidents.ts';
import type { Platform, PlatformDetails } from '../../../shared/domain/platform/platform.ts';
import {
  aPlatform,
  aPlatformCommand,
  someDetails,
  aStanding,
  aStandingPermit,
} from '../../support/domain/a-platform.ts';
import { people } from '../../support/domain/people.ts';
import { aConfirmation, anIncident, troubled } from '../../support/domain/platform-incidents.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const opening = aPlatformCommand['open-incident'];
const wished = (state: Platform, command: PlatformCommand, now: string) => {
  const decision = decidePlatform({ id: 'pf-1', state, version: 1 }, command, aContext(now));
  if (!decision.ok) throw new Error(decision.refusal.code);
  const { events } = decision;
  return { events, after: events.reduce<Platform>(evolvePlatform, state) };
};
const said = (events: readonly PlatformEvent[]) =>
  events.map((event) => ('kind' in event ? `${event.type} ${event.kind}` : event.type));

/** Everything that the sweep says of a platform, with the instants at which it is asked to. */
const swept = (start: Platform): string[] => {
  const seen: string[] = [];
  let state = start;
  for (let now = nextDueOf(state); now !== null; now = nextDueOf(state)) {
    const { events, after } = wished(state, aPlatformCommand['note-due'], now);
    seen.push(`${now} ${said(events).join(', ')}`);
    state = after;
  }
  return seen;
};

describe('given an incident that was noticed at 08:00 in Viet Nam', () => {
  it.each([
    ['serious', '2026-11-03T00:59:59.999Z', []],
    [
      'serious',
      '2026-11-03T01:00:00.000Z',
      ['ClockMissed incident-notice', 'ClockEscalated incident-notice'],
    ],
    ['national-security', '2026-11-02T01:59:59.999Z', []],
    [
      'national-security',
      '2026-11-02T02:00:00.000Z',
      ['ClockMissed incident-notice', 'ClockEscalated incident-notice'],
    ],
    ['ordinary', '2026-11-05T00:59:59.999Z', []],
    [
      'ordinary',
      '2026-11-05T01:00:00.000Z',
      ['ClockMissed incident-report', 'ClockEscalated incident-report'],
    ],
  ] as const)('a %s one that its vendor reports at %s is late in %j', (severity, now, late) => {
    const { events } = wished(aPlatform(), { ...opening, body: { ...opening.body, severity } }, now);
    expect(said(events)).toEqual(['IncidentOpened', ...late]);
  });

  it('when the vendor has given the first word, then the full report is missed after exactly 72 hours, and the ministry hears', () => {
    expect(swept(troubled())).toEqual([
      '2026-11-03T17:00:00.000Z ClockReminded incident-report, DueNoted',
      '2026-11-05T01:00:00.000Z ClockMissed incident-report, ClockEscalated incident-report, DueNoted',
    ]);
  });

  it('when the ministry opens it, then the first word is the duty of the owner, and the full report does for both', () => {
    const now = '2026-11-02T02:00:00.000Z';
    const { after } = wished(aPlatform(), { ...opening, actor: people.owningMinistry }, now);
    expect(after.incidents['in-1']?.notifiedAt).toBeNull();
    expect(swept(after)).toContain(
      '2026-11-03T01:00:00.000Z ClockMissed incident-notice, ClockEscalated incident-notice, DueNoted',
    );
    const done = wished(after, aPlatformCommand['report-incident'], '2026-11-03T00:30:00.000Z').after;
    expect(done.incidents['in-1']).toMatchObject({
      notifiedAt: '2026-11-03T00:30:00.000Z',
      reportedAt: '2026-11-03T00:30:00.000Z',
    });
    expect(nextDueOf(done)).toBeNull();
  });

  it.each([
    ['before the first word is late', '2026-11-02T02:00:00.000Z', '2026-11-02T12:00:00.000Z', 0, 1],
    ['after the sweep has passed that hour', '2026-11-02T02:00:00.000Z', '2026-11-04T02:00:00.000Z', 1, 0],
    ['when it was opened after that hour', '2026-11-03T02:00:00.000Z', '2026-11-03T03:00:00.000Z', 1, 0],
  ])('an ordinary one that the ministry opened and confirms as serious owes a first word: %s', (...given) => {
    const [, openedAt, confirmedAt, ...expected] = given;
    const body = { ...opening.body, severity: 'ordinary' as const };
    const opened = wished(aPlatform(), { ...opening, body, actor: people.owningMinistry }, openedAt).after;
    const due = nextDueOf(opened);
    const isSwept = due !== null && due <= confirmedAt;
    const before = isSwept ? wished(opened, aPlatformCommand['note-due'], confirmedAt).after : opened;
    const { events, after } = wished(before, aPlatformCommand['confirm-incident'], confirmedAt);
    const missed = (texts: readonly string[]) =>
      texts.filter((text) => text.includes('ClockMissed incident-notice')).length;
    expect([missed(said(events)), missed(swept(after))]).toEqual(expected);
  });

  it('keeps what happened out of its events and its state', () => {
    const { events, after } = wished(aPlatform(), opening, '2026-11-02T02:00:00.000Z');
    expect(JSON.stringify([events, after])).not.toContain(opening.body.description);
  });

  it('tells owner, vendor and ministry, and of what is late the owner and the ministry', () => {
    const before = aPlatform();
    const { events, after } = wished(before, opening, '2026-11-03T01:00:00.000Z');
    const told = toldOfPlatform({ before, after, events, command: opening }, { registerMinistry: 'BKHCN' });
    expect(told.map(({ to, events: names }) => [to, names])).toEqual([
      [{ organisation: 'BTC', desk: 'owner' }, ['IncidentOpened', 'ClockMissed']],
      [{ organisation: 'CTY-A', desk: 'vendor' }, ['IncidentOpened']],
      [{ organisation: 'BTC', desk: 'ministry' }, ['IncidentOpened', 'ClockEscalated']],
    ]);
  });
});

describe('when the ministry confirms an incident as serious', () => {
  const now = '2026-11-02T03:00:00.000Z';
  const permitted = troubled(
    { severity: 'ordinary' },
    {
      standings: {
        'ds-1': aStanding(),
        'ds-0': aStanding({ dossierId: 'ds-0', permit: aStandingPermit({ status: 'revoked' }) }),
      },
    },
  );

  it('then it is serious, and names every case whose permit it suspends', () => {
    const { after } = wished(permitted, aPlatformCommand['confirm-incident'], now);
    expect(after.incidents['in-1']).toMatchObject({
      severity: 'serious',
      confirmation: { at: now, suspends: ['ds-1'] },
    });
  });

  it('then a permit whose word comes later is suspended too, once, and none that was given since', () => {
    const confirmed = anIncident({ confirmation: aConfirmation });
    const late = aStanding({ dossierId: 'ds-2' });
    expect(isSuspendedBy(confirmed, late)).toBe(true);
    const after = evolvePlatform(troubled({ confirmation: aConfirmation }), {
      type: 'StandingNoted',
      standing: late,
    });
    const told = after.incidents['in-1'];
    expect(told?.confirmation?.suspends).toEqual(['ds-2']);
    expect(told && isSuspendedBy(told, late)).toBe(false);
    const given = aStanding({ permit: aStandingPermit({ issuedAt: '2026-11-02T02:00:00.001Z' }) });
    expect(isSuspendedBy(confirmed, given)).toBe(false);
  });

  it('and closes it once it is reported in full, then it is gone from the state', () => {
    const reported = troubled({ reportedAt: now });
    expect(wished(reported, aPlatformCommand['close-incident'], now).after.incidents).toEqual({});
  });
});

describe('the ministry of an incident', () => {
  const ministryOf = (details: Partial<PlatformDetails>) => {
    const platform = aPlatform({ details: someDetails(details) });
    const { after } = wished(platform, opening, '2026-11-02T02:00:00.000Z');
    return after.incidents['in-1']?.ministry;
  };

  it.each([
    ['is the owner where it is registered as a ministry, whatever the platform says', 'BTC', null, 'BTC'],
    ['is the owner where both say so', 'BTC', 'ministry', 'BTC'],
    ['is not an owner that is registered as something else', 'CTY-A', 'ministry', 'BKHCN'],
    ['runs the register where there is no owner', null, null, 'BKHCN'],
  ] as const)('%s', (...[, owner, ownerKind, ministry]) => {
    expect(ministryOf({ owner, ownerKind, vendor: 'CTY-A' })).toBe(ministry);
  });
});
