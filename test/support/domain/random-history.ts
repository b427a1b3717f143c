import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import { decideDossier } from '../../../shared/domain/dossier/decide.ts';
import type { CaseFacts, Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { RefusalCode } from '../../../shared/domain/refusal.ts';
import { aCommand } from './commands.ts';
import { frozen } from './frozen.ts';
import type { Tick } from './random-wishes.ts';
import { foldDossier, happenedBy } from './road.ts';
import type { Step } from './road.ts';
import { aContext, monday } from './surroundings.ts';
import { authored } from './wished-command.ts';

/** One command that arrived, what it did, and the dossier before and after. */
export interface Settled {
  readonly command: DossierCommand;
  readonly at: string;
  readonly refusal: RefusalCode | null;
  readonly steps: readonly Step[];
  readonly before: Dossier | null;
  readonly after: Dossier | null;
}

export interface History {
  readonly facts: CaseFacts;
  readonly settled: readonly Settled[];
  /** Everything that has happened, in order. */
  readonly steps: readonly Step[];
}

const day = 86_400_000;
const start = Date.parse(monday);
/** The calendar of working days ends with 2030. */
const lastInstant = Date.parse('2030-06-01T02:00:00.000Z');

const settle = ({ facts, settled, steps }: History, command: DossierCommand, at: string): History => {
  const context = aContext(at, facts.ruleset);
  const before = settled.at(-1)?.after ?? null;
  const decision = decideDossier({ state: before, version: steps.length }, command, context);
  const happened = frozen(decision.ok ? happenedBy(command, decision.events, context) : []);
  const after = frozen(foldDossier(happened, before));
  const refusal = decision.ok ? null : decision.refusal.code;
  return {
    facts,
    settled: [...settled, { command, at, refusal, steps: happened, before, after }],
    steps: [...steps, ...happened],
  };
};

interface Sent {
  readonly command: DossierCommand;
  readonly due: number;
}

const wished = (history: History, tick: Tick, { sent, at }: { sent: readonly Sent[]; at: string }) => {
  const state = history.settled.at(-1)?.after ?? null;
  const { wish, staleBy } = tick;
  if (state === null) return aCommand('open-dossier', { facts: history.facts });
  if (wish.kind === 'again') return sent.at(-1 - wish.back)?.command ?? aCommand('submit');
  const head = {
    id: `c-${sent.length}`,
    ...(staleBy !== null && { expectedVersion: history.steps.length - staleBy }),
  };
  return authored(state, wish, { variant: tick.variant, head, at });
};

/** Lives through all the wishes: each is decided when it arrives, on the dossier as it is then. */
export const lived = (facts: CaseFacts, ticks: readonly Tick[]): History => {
  let history: History = { facts, settled: [], steps: [] };
  const sent: Sent[] = [];
  let now = start;
  for (const [moment, tick] of ticks.entries()) {
    now = Math.min(now + tick.days * day + 1, lastInstant);
    const at = new Date(now).toISOString();
    const command = frozen(wished(history, tick, { sent, at }));
    sent.push({ command, due: moment + tick.delay });
    for (const arrived of sent.filter(({ due }) => due === moment))
      history = settle(history, arrived.command, at);
  }
  return history;
};
