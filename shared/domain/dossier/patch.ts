import type { Dossier, Signature } from './dossier.ts';
import type { DossierEvent, Happened } from './events.ts';

/** One more thing that has happened to a dossier. */
export type Step = Happened<DossierEvent>;

/** What it changes. */
export type Patch = Partial<Dossier>;

/** Who signed what has happened, and when. */
export const signature = ({ at, by }: Step): Signature => ({ subject: by.subject, unit: by.unit, at });
