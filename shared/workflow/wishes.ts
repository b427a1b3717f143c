import type { DossierCommand } from '../domain/dossier/commands.ts';
import type { OrganisationCommand } from '../domain/organisation/commands.ts';
import type { PlatformCommand } from '../domain/platform/decide.ts';
import type { Command } from './ports.ts';

type Travelling = Pick<Command, 'aggregate' | 'correlationId'>;

/** A wish on a dossier as it travels. */
export type DossierWish = DossierCommand & Travelling;

/** A wish on a platform as it travels. */
export type PlatformWish = PlatformCommand & Travelling;

/** A wish on an organisation as it travels. */
export type OrganisationWish = OrganisationCommand & Travelling;
