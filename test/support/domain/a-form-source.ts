import type { DossierContent } from '../../../shared/domain/dossier/content.ts';
import type { CaseFacts } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import { appraisingBody } from '../../../shared/domain/dossier/parties.ts';
import { isKeptOnPaper } from '../../../shared/domain/dossier/proposal.ts';
import { parseCaseActs } from '../../../shared/contracts/case-acts.ts';
import type { FormSource } from '../../../shared/workflow/forms/form-source.ts';
import { aCase } from './a-case.ts';
import { foldDossier, played } from './road.ts';
import type { Step } from './road.ts';
import { organisations } from './organisations.ts';
import { aContext } from './surroundings.ts';

const rulingOf = ({ body }: DossierCommand) => ('ruling' in body ? body.ruling : null);

/** What the documents of a case are filled from once these commands have been granted, each on the same Monday. */
export const aFormSource = (
  commands: readonly DossierCommand[],
  { facts = aCase() }: { facts?: CaseFacts } = {},
): FormSource => {
  const context = aContext(undefined, facts.ruleset);
  let steps: Step[] = [];
  let content: DossierContent | null = null;
  const envelopes = commands.map((command, n) => {
    const before = steps.length;
    steps = played([command], context, steps);
    if (command.type === 'save-content') ({ content } = command.body);
    const events = steps.slice(before).map(({ event }) => event);
    return { at: context.now, version: n + 1, actor: command.actor, ruling: rulingOf(command), events };
  });
  const dossier = foldDossier(steps);
  if (dossier === null) throw new Error('there is no case without commands');
  return {
    dossier,
    content,
    onPaper: isKeptOnPaper(dossier, content),
    acts: parseCaseActs(envelopes),
    systemName: 'Nền tảng thử',
    organisations,
    rules: context.rules,
    appraisingBody: appraisingBody(dossier, context),
  };
};
