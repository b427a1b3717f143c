import { parseDeployment } from '../contracts/gate-log.ts';
import type { DeploymentRecord } from '../contracts/gate-log.ts';
import type { Platform, Release } from '../domain/platform/platform.ts';
import { keys } from '../workflow/keys.ts';
import type { ReportersOf } from '../workflow/notice-ports.ts';
import type { Reads } from './reads.ts';

/** True where a report names the release by its digest, its purl or its version. */
const isOf =
  ({ version, purl, digests }: Release) =>
  ({ deployment: { release } }: DeploymentRecord): boolean =>
    (release.digest !== undefined && digests.includes(release.digest)) ||
    (release.purl !== undefined && release.purl === purl) ||
    release.version === version;

/** On whose lists reports of a platform stand: on its own, and those of before it had one on its parties'. */
const lists = ({ id, details }: Platform): string[] => [
  keys.platformDeployments(id),
  ...[details.owner, details.vendor].filter((holder) => holder !== null),
];

const releaseOf = (platform: Platform, releaseId: string): Release | undefined =>
  Object.hasOwn(platform.releases, releaseId) ? platform.releases[releaseId] : undefined;

/** Who has reported that a release runs and has not reported that it was stopped; consistently. */
export const reportersIn =
  ({ platform: read, all }: Pick<Reads, 'platform' | 'all'>): ReportersOf =>
  async (platformId, releaseId) => {
    const platform = (await read(platformId))?.state;
    if (platform === undefined) return [];
    const release = releaseId === null ? undefined : releaseOf(platform, releaseId);
    if (releaseId !== null && release === undefined) return [];
    const place = { reporter: '', environment: '', platformId };
    const found = await Promise.all(
      lists(platform).map((list) => all(keys.deployment(list, place).pk, `${platformId}#`)),
    );
    const reports = found.flat().map(parseDeployment);
    const meant = release === undefined ? reports : reports.filter(isOf(release));
    const running = meant.filter(({ deployment }) => deployment.state === 'running');
    return [...new Set(running.map(({ by }) => by.organisation))];
  };
