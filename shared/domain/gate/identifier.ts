import type { GateQuestion } from './decide-deployment.ts';

/** The identifier that a question is looked up by: what names the bytes goes first, then purl, then version on its platform. */
export const identifierOf = ({ release, platformId = '' }: GateQuestion): string =>
  release.digest ?? release.purl ?? `${platformId}@${release.version ?? ''}`;
