import { parseOrganisation } from '../../shared/contracts/organisation-bodies.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import type { DossierEvent } from '../../shared/domain/dossier/events.ts';
import type { Organisation } from '../../shared/domain/organisation/organisation.ts';
import { bodiesAt } from '../../shared/register/bodies.ts';
import { annualReportLaws } from '../../shared/rulesets/forms.ts';
import type { Aggregate } from '../../shared/workflow/aggregate.ts';
import { handleCommand } from '../../shared/workflow/handle-command.ts';
import type { Ports } from '../../shared/workflow/handle-command.ts';
import { organisationAggregate } from '../../shared/workflow/organisation-aggregate.ts';
import type { Receipt } from '../../shared/workflow/ports.ts';
import type { DossierWish, OrganisationWish } from '../../shared/workflow/wishes.ts';
import { filesOfOrganisation, filesOfWish } from './files-of-wish.ts';
import type { FilePorts } from './files-of-wish.ts';

/** What the worker that handles files decides with. */
interface Work {
  readonly dossiers: Aggregate<Dossier, DossierEvent, DossierWish>;
  /** The record of an organisation that the platform brought with it; null where it knows none. */
  readonly carried: (id: string) => Organisation | null;
  readonly files: FilePorts;
}

const isOfOrganisation = (wish: DossierWish | OrganisationWish): wish is OrganisationWish =>
  wish.aggregate.kind === 'organisation';

/** Handles a wish on a dossier, or on a file of an organisation, with what it asks of files. */
export const handleWithFiles = ({ dossiers, carried, files }: Work, ports: Ports) => {
  const organisations = organisationAggregate({
    parse: parseOrganisation,
    carried,
    bodiesAt,
    reportLaws: annualReportLaws(),
  });
  const [ofCase, ofBody] = [filesOfWish(files), filesOfOrganisation(files)];
  return (wish: DossierWish | OrganisationWish): Promise<Receipt> =>
    isOfOrganisation(wish)
      ? handleCommand(organisations, { ...ports, outside: ofBody(wish) })(wish)
      : handleCommand(dossiers, { ...ports, outside: ofCase(wish) })(wish);
};
