import { parseOrganisation } from '../../shared/contracts/organisation-bodies.ts';
import { parseImport } from '../../shared/contracts/imports.ts';
import { parseList } from '../../shared/contracts/lists.ts';
import { parsePerson, parsePlatform } from '../../shared/contracts/records.ts';
import type { Organisation } from '../../shared/domain/organisation/organisation.ts';
import { bodiesAt } from '../../shared/register/bodies.ts';
import { annualReportLaws } from '../../shared/rulesets/forms.ts';
import type { RefusedWish } from '../../shared/workflow/aggregate.ts';
import { handleCommand } from '../../shared/workflow/handle-command.ts';
import type { Ports } from '../../shared/workflow/handle-command.ts';
import { importAggregate } from '../../shared/workflow/import-aggregate.ts';
import { listAggregate } from '../../shared/workflow/list-aggregate.ts';
import { organisationAggregate } from '../../shared/workflow/organisation-aggregate.ts';
import { personAggregate } from '../../shared/workflow/person-aggregate.ts';
import { parseRelaxationState } from '../../shared/contracts/relaxations.ts';
import { platformAggregate } from '../../shared/workflow/platform-aggregate.ts';
import type { Receipt } from '../../shared/workflow/ports.ts';
import { notesOfWish } from '../../shared/workflow/refusal-notes.ts';
import { relaxationAggregate } from '../../shared/workflow/relaxation-aggregate.ts';
import { parseWebhooks } from '../../shared/contracts/webhooks.ts';
import { webhooksAggregate } from '../../shared/workflow/webhooks-aggregate.ts';
import type {
  ImportWish,
  ListWish,
  OrganisationWish,
  PersonWish,
  RegistryWish,
  RelaxationWish,
  WebhookWish,
} from '../../shared/workflow/wishes.ts';

const isOfOrganisation = (wish: RegistryWish): wish is OrganisationWish =>
  wish.aggregate.kind === 'organisation';
const isOfRelaxation = (wish: RegistryWish): wish is RelaxationWish => wish.aggregate.kind === 'relaxation';
const isOfList = (wish: RegistryWish): wish is ListWish => wish.aggregate.kind === 'list';
const isOfImport = (wish: RegistryWish): wish is ImportWish => wish.aggregate.kind === 'import';
const isOfWebhooks = (wish: RegistryWish): wish is WebhookWish => wish.aggregate.kind === 'webhooks';
const isOfPerson = (wish: RegistryWish): wish is PersonWish => wish.aggregate.kind === 'person';

/** The ports, and whether receivers of webhooks may stand on this machine. */
type RegistryPorts = Ports & { readonly allowsLoopback?: boolean };

/** Handles what comes off the registry queue: platforms, organisations with what the platform brought of them, profiles. */
export const handleRegistry = (carried: (id: string) => Organisation | null, ports: RegistryPorts) => {
  const notes = (refused: RefusedWish<unknown, RegistryWish>) =>
    notesOfWish(refused, null, bodiesAt(refused.at));
  const onPlatform = handleCommand(
    { ...platformAggregate({ parse: parsePlatform, bodiesAt }), notes },
    ports,
  );
  const organisations = organisationAggregate({
    parse: parseOrganisation,
    carried,
    bodiesAt,
    reportLaws: annualReportLaws(),
  });
  const onOrganisation = handleCommand(organisations, ports);
  const onPerson = handleCommand({ ...personAggregate(parsePerson), notes }, ports);
  const onRelaxation = handleCommand({ ...relaxationAggregate(parseRelaxationState), notes }, ports);
  const onList = handleCommand({ ...listAggregate(parseList), notes }, ports);
  const onImport = handleCommand({ ...importAggregate(parseImport), notes }, ports);
  const { allowsLoopback = false } = ports;
  const onWebhooks = handleCommand(
    { ...webhooksAggregate({ parse: parseWebhooks, allowsLoopback }), notes },
    ports,
  );
  return (wish: RegistryWish): Promise<Receipt> => {
    if (isOfOrganisation(wish)) return onOrganisation(wish);
    if (isOfRelaxation(wish)) return onRelaxation(wish);
    if (isOfList(wish)) return onList(wish);
    if (isOfImport(wish)) return onImport(wish);
    if (isOfWebhooks(wish)) return onWebhooks(wish);
    return isOfPerson(wish) ? onPerson(wish) : onPlatform(wish);
  };
};
