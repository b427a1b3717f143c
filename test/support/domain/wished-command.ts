import type { Actor } from '../../../shared/domain/actor.ts';
import type { CommandHead } from '../../../shared/domain/command.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { levelOf } from '../../../shared/domain/dossier/dossier.ts';
import type { Status } from '../../../shared/domain/moves.ts';
import { everyCommand, everyCriterion } from './commands.ts';
import type { MoveCommand } from './commands.ts';
import type { Tick, Variant } from './random-wishes.ts';

type MoveName = MoveCommand['type'];
type Wish = Exclude<Tick['wish'], { kind: 'again' }>;

const afterConclusion: readonly MoveName[] = [
  'suspend',
  'reinstate',
  'announce-successor',
  'expire',
  'revoke',
];

/** What people do next in each status; the first is what brings the case on. */
const onward: Readonly<Record<Status, (state: Dossier) => readonly MoveName[]>> = {
  drafting: ({ content }) =>
    content === null ? ['save-content', 'save-content', 'save-content', 'import-level'] : ['submit'],
  submitted: () => ['submit'],
  returned: ({ content }) => (content === null ? ['save-content'] : ['submit', 'save-content']),
  withdrawn: () => ['submit'],
  'awaiting-appraisal': ({ expertOpinion, facts, opinions }) => {
    if (expertOpinion === null && facts.proposedLevel >= 4) return ['expert-opinion'];
    if (Object.values(opinions).some(({ given }) => given === null)) return ['give-opinion', 'appraise'];
    return ['appraise', 'appoint-council', 'appraise', 'ask-opinion', 'appraise', 'return-incomplete'];
  },
  appraised: () => ['approve-level', 'approve-level', 'approve-level', 'decline-level'],
  'level-approved': () => ['assign', 'assign', 'assign', 'assign', 'withdraw'],
  assessing: ({ assignment, results, former }) => {
    if (assignment === null) return ['reassign'];
    const hasFormer = Object.keys(former).length > 0;
    if (Object.keys(results).length === 0)
      return hasFormer ? ['record-results', 'take-over-results'] : ['record-results'];
    const claimed = Object.values(results).includes('a');
    return claimed
      ? ['accept-not-applicable', 'record-results']
      : [
          'conclude',
          'conclude',
          'conclude',
          'raise-finding',
          'record-results',
          'reassign',
          'recheck-finding',
        ];
  },
  remediating: () => ['answer-finding', 'reassign', 'record-results', 'raise-finding', 'recheck-finding'],
  eligible: () => ['request-publication', 'request-publication', ...afterConclusion],
  'not-eligible': () => ['appeal'],
  'awaiting-publication': () => ['approve-publication', 'approve-publication', 'refuse-publication'],
  published: () => ['suspend', 'reinstate', 'supersede', 'delist', ...afterConclusion],
  refused: () => ['request-publication', 'request-publication', ...afterConclusion],
  delisted: () => ['request-publication', ...afterConclusion],
};

const otherVerdicts = {
  'not-eligible': { verdict: 'not-eligible', planFullyImplemented: false },
  conditional: { verdict: 'conditional', deployBy: '2027-01-31' },
} as const;

const dayAfter = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * 86_400_000).toISOString();

const someFinding = ({ findings }: Dossier, { finding }: Variant): string => {
  const all = Object.keys(findings);
  return all[finding] ?? all.at(-1) ?? 'finding-1';
};

interface Authoring {
  readonly variant: Variant;
  readonly head: Omit<CommandHead, 'actor'>;
  readonly at: string;
}

/** The body as this author writes it; texts stay as they are. */
const varied = (command: MoveCommand, state: Dossier, { variant, at }: Authoring): MoveCommand => {
  const qualification = { kind: 'licensed', number: 'GD-DGA' } as const;
  const facts = { ...state.facts, proposedLevel: levelOf(state) };
  const later = dayAfter(at, variant.days);
  switch (command.type) {
    case 'save-content':
      return variant.complete ? command : { ...command, body: { ...command.body, content: {} } };
    case 'appraise':
      return { ...command, body: { ...command.body, verdict: variant.suitable } };
    case 'ask-opinion':
      return { ...command, body: { ...command.body, dueOn: later.slice(0, 10) } };
    case 'import-level':
      return { ...command, body: { ...command.body, level: variant.level } };
    case 'assign':
    case 'reassign':
      return {
        ...command,
        body: { ...variant.assignment, ...(variant.qualified && { qualification }) },
      };
    case 'record-results':
      return { ...command, body: everyCriterion(facts, variant.verdict, at.slice(0, 10)) };
    case 'take-over-results':
      return { ...command, body: { criteria: Object.keys(state.former) } };
    case 'accept-not-applicable':
      return { ...command, body: { criteria: Object.keys(state.results) } };
    case 'answer-finding':
      return {
        ...command,
        body: {
          ...command.body,
          finding: someFinding(state, variant),
          plan: [{ action: 'Issue it', doneBy: later.slice(0, 10) }],
        },
      };
    case 'recheck-finding':
      return { ...command, body: { ...command.body, finding: someFinding(state, variant) } };
    case 'conclude':
      return variant.concludes === 'eligible'
        ? command
        : {
            ...command,
            body: {
              ruling: command.body.ruling,
              reasons: command.body.reasons,
              ...otherVerdicts[variant.concludes],
            },
          };
    case 'request-publication':
      return { ...command, body: variant.complete ? {} : { supersedesPreviousOn: later.slice(0, 10) } };
    case 'announce-successor':
      return { ...command, body: { supersededFrom: later } };
    default:
      return command;
  }
};

/** Whoever really works in the assigned unit, whatever organisation the assignment says that it belongs to. */
const inOffice = (actor: Actor, { assignment }: Dossier): Actor => {
  if (!actor.roles.includes('assessor') || assignment === null) return actor;
  const [organisation = ''] = assignment.unit.split('/');
  return { ...actor, organisation, unit: assignment.unit };
};

/** The command that this wish comes to: the next step by the right office, or anything by anybody. */
export const authored = (state: Dossier, wish: Wish, authoring: Authoring): MoveCommand => {
  const commands = everyCommand({ ...state.facts, proposedLevel: levelOf(state) });
  const all = Object.values(commands).filter((command) => command.type !== 'open-dossier');
  if (wish.kind === 'any') {
    const command = all[wish.move % all.length] ?? commands.submit;
    return { ...varied(command, state, authoring), ...authoring.head, actor: wish.actor };
  }
  const choices = onward[state.status](state);
  const command = commands[choices[wish.turn % choices.length] ?? 'submit'];
  const isSystem = command.actor.roles.length === 0;
  const actor = isSystem ? command.actor : { ...inOffice(command.actor, state), subject: wish.subject };
  return { ...varied(command, state, authoring), ...authoring.head, actor };
};
