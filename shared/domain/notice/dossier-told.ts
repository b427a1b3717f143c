import { stepClockKinds } from '../clock/step-clock.ts';
import { appraisingBody, publishingBody } from '../dossier/parties.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { DossierEvent } from '../dossier/events.ts';
import { turnOf } from '../dossier/turn.ts';
import type { Turn } from '../dossier/turn.ts';
import { organisationOfUnit } from '../organisation/organisation.ts';
import type { Context } from '../rules.ts';
import { aboveOf, deskFor, whoseOf } from './clock-table.ts';
import { dossierNotices } from './dossier-table.ts';
import type { CaseAudience } from './dossier-table.ts';
import { deskOf, eachOnce, personOf, toldBy } from './notice.ts';
import type { Recipient, Told } from './notice.ts';

/** A case before and after one command, and what it did. */
interface CaseChange {
  readonly before: Dossier | null;
  readonly after: Dossier;
  readonly events: readonly DossierEvent[];
}

/** Units that were asked by this event and by no one before. */
const asked = (event: DossierEvent): readonly Recipient[] =>
  event.type === 'OpinionsAsked'
    ? event.units.flatMap((unit) => deskOf(organisationOfUnit(unit), 'appraiser'))
    : [];

const council = (event: DossierEvent): readonly Recipient[] =>
  event.type === 'CouncilAppointed' ? event.members.flatMap(({ person }) => personOf(person)) : [];

const formerAssessor = ({ before, after }: CaseChange): readonly Recipient[] =>
  before?.assignment?.organisation === after.assignment?.organisation
    ? []
    : deskOf(before?.assignment?.organisation, 'assessor');

const namedIn =
  (change: CaseChange, context: Context) =>
  (audience: CaseAudience, event: DossierEvent): readonly Recipient[] => {
    const { after } = change;
    const named: Readonly<Record<CaseAudience, () => readonly Recipient[]>> = {
      vendor: () => deskOf(after.facts.vendor, 'vendor'),
      owner: () => deskOf(after.facts.owner, 'owner'),
      assessor: () => deskOf(after.assignment?.organisation, 'assessor'),
      'former-assessor': () => formerAssessor(change),
      'appraising-body': () => deskOf(appraisingBody(after, context), 'appraiser'),
      'publishing-body': () => deskOf(publishingBody(after, context), 'ministry'),
      'asked-units': () => asked(event),
      council: () => council(event),
      whose: () => whoseOf(event),
      above: () => aboveOf(event),
      reporters: () => [{ reportersOf: after.facts.releaseId }],
    };
    return named[audience]();
  };

const isSame = (one: Turn | null, other: Turn | null): boolean =>
  one?.role === other?.role && one?.organisation === other?.organisation;

/** The one whose turn it has become; nobody where it was so before, or where whoever opens a case begins it. */
const turnTold = ({ before, after }: CaseChange, context: Context): readonly Told[] => {
  if (before === null) return [];
  const turn = turnOf(after, context);
  if (turn === null || (before.status === after.status && isSame(turnOf(before, context), turn))) return [];
  return deskFor(turn).map((to) => ({ to, events: ['YourTurn'] }));
};

/** The vendor waits for an authority and hears that its day has passed; the text says that nothing is approved by that. */
const awaitedTold = ({ after, events }: CaseChange): readonly Told[] =>
  events.flatMap((event) =>
    event.type === 'ClockMissed' && stepClockKinds.some((kind) => kind === event.kind)
      ? deskOf(after.facts.vendor, 'vendor').map((to) => ({ to, events: ['AwaitedDayMissed'] }))
      : [],
  );

/** How it is told that a permit ends because the same release has a new one. */
const asRenewal: Readonly<Record<string, string>> = {
  SuccessorAnnounced: 'RenewalAnnounced',
  PermitSuperseded: 'PermitRenewed',
};

const named = (told: readonly Told[], { after }: CaseChange): readonly Told[] =>
  after.permit?.renewed === true
    ? told.map(({ to, events }) => ({ to, events: events.map((name) => asRenewal[name] ?? name) }))
    : told;

/** Who is told of what one command did to a case; each once, and whose turn it has become. */
export const toldOfDossier = (change: CaseChange, context: Context): readonly Told[] =>
  eachOnce([
    ...named(
      toldBy(({ type }: DossierEvent) => dossierNotices[type], change.events, namedIn(change, context)),
      change,
    ),
    ...awaitedTold(change),
    ...turnTold(change, context),
  ]);
