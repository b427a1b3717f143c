import type { DossierContent } from '../../../shared/domain/dossier/content.ts';
import type { CaseFacts, Dossier, Following } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import type { CaseContext } from '../../../shared/domain/dossier/case-context.ts';
import { aCase, digestOf } from './a-case.ts';
import { aContent } from './a-content.ts';
import { aCommand } from './commands.ts';
import { dossierIn, foldDossier, played } from './road.ts';
import type { Step } from './road.ts';
import { aContext } from './surroundings.ts';

/** The case before: published, with everything satisfied on evidence of that Monday, and a permit of a year. */
export const theOneBefore = (override: Partial<CaseFacts> = {}): Dossier =>
  dossierIn('published', aCase(override));

/** A case that follows that one: a newer release where a change is declared, the same one where its permit is renewed. */
export const aFollowing = (kind: Following, override: Partial<CaseFacts> = {}): CaseFacts =>
  aCase({
    id: 'ds-2',
    ...(kind === 'change' && {
      releaseId: 'rl-2',
      version: '2.0.0',
      digests: [digestOf('b')],
      purl: 'pkg:oci/pf-1@2.0.0',
    }),
    follows: { kind, dossier: 'ds-1', releaseId: 'rl-1' },
    ...override,
  });

/** What the vendor says of the newer release: the same as before, but for what is overridden. */
export const saying = (facts: CaseFacts, override: Partial<DossierContent> = {}): DossierCommand =>
  aCommand('save-content', {
    facts,
    body: { content: aContent({ changeStatement: 'What is mended', ...override }) },
  });

/** What surrounds a case that follows another. */
export const beside = (previous: Dossier | null, now?: string): CaseContext => ({
  ...aContext(now),
  previous,
});

interface HandedIn {
  readonly previous?: Dossier;
  readonly now?: string;
  readonly content?: Partial<DossierContent>;
  readonly then?: readonly DossierCommand[];
}

/** The history of a case that follows another, up to where it was handed in, and with more commands after that. */
export const handedIn = (
  facts: CaseFacts,
  { previous = theOneBefore(), now, content = {}, then = [] }: HandedIn = {},
): Step[] =>
  played(
    [aCommand('open-dossier', { facts }), saying(facts, content), aCommand('submit', { facts }), ...then],
    beside(previous, now),
  );

/** The case that a history amounts to; throws where nothing has happened. */
export const caseOf = (history: readonly Step[]): Dossier => {
  const state = foldDossier(history);
  if (state === null) throw new Error('nothing has happened');
  return state;
};
