import { parseOrganisation } from '../../shared/contracts/organisation-bodies.ts';
import { parsePlatform } from '../../shared/contracts/records.ts';
import type { Organisation } from '../../shared/domain/organisation/organisation.ts';
import { bodiesAt } from '../../shared/register/bodies.ts';
import { handleCommand } from '../../shared/workflow/handle-command.ts';
import type { Ports } from '../../shared/workflow/handle-command.ts';
import { organisationAggregate } from '../../shared/workflow/organisation-aggregate.ts';
import { platformAggregate } from '../../shared/workflow/platform-aggregate.ts';
import type { Receipt } from '../../shared/workflow/ports.ts';
import type { OrganisationWish, PlatformWish } from '../../shared/workflow/wishes.ts';

const isOfOrganisation = (wish: OrganisationWish | PlatformWish): wish is OrganisationWish =>
  wish.aggregate.kind === 'organisation';

/** Handles what comes off the registry queue: platforms, and organisations with what the platform brought of them. */
export const handleRegistry = (carried: (id: string) => Organisation | null, ports: Ports) => {
  const onPlatform = handleCommand(platformAggregate(parsePlatform), ports);
  const organisations = organisationAggregate({ parse: parseOrganisation, carried, bodiesAt });
  const onOrganisation = handleCommand(organisations, ports);
  return (wish: OrganisationWish | PlatformWish): Promise<Receipt> =>
    isOfOrganisation(wish) ? onOrganisation(wish) : onPlatform(wish);
};
