import { Logger } from '@aws-lambda-powertools/logger';

/** The log of this function: JSON lines with the correlation id; never a name, a text of a dossier, or a token. */
export const log = new Logger();
