import type { DossierCommand } from '../domain/dossier/commands.ts';
import type { RelaxationCommand } from '../domain/gate/relaxation.ts';
import type { ImportCommand } from '../domain/import/import.ts';
import type { ListCommand } from '../domain/list/list.ts';
import type { OrganisationCommand } from '../domain/organisation/commands.ts';
import type { PersonCommand } from '../domain/person/person.ts';
import type { PlatformCommand } from '../domain/platform/commands.ts';
import type { WebhookCommand } from '../domain/webhook/webhooks.ts';
import type { Command } from './ports.ts';

type Travelling = Pick<Command, 'aggregate' | 'correlationId'>;

/** A wish on a dossier as it travels. */
export type DossierWish = DossierCommand & Travelling;

/** A wish on a platform as it travels. */
export type PlatformWish = PlatformCommand & Travelling;

/** A wish on an organisation as it travels. */
export type OrganisationWish = OrganisationCommand & Travelling;

/** A wish on a person's profile as it travels. */
export type PersonWish = PersonCommand & Travelling;

/** A wish on a relaxation of the gate as it travels. */
export type RelaxationWish = RelaxationCommand & Travelling;

/** A wish on a list of platforms as it travels. */
export type ListWish = ListCommand & Travelling;

/** A file of platforms that is taken in, as it travels. */
export type ImportWish = ImportCommand & Travelling;

/** A wish on the webhooks of an organisation as it travels. */
export type WebhookWish = WebhookCommand & Travelling;

/** What the registry queue carries. */
export type RegistryWish =
  PlatformWish | OrganisationWish | PersonWish | RelaxationWish | ListWish | ImportWish | WebhookWish;
