import { bucket, openBuckets } from '../../shared/aws/bucket.ts';
import { exportLink } from '../../shared/aws/export-link.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { fixedWindow } from '../../shared/lambda/fixed-window.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { bodyNames } from './names.ts';
import { getFeed } from './routes/feed.ts';
import { getEntry, listRegister } from './routes/list-register.ts';
import { listAdoptions } from './routes/adoptions.ts';
import { getList, listLists } from './routes/lists.ts';
import { getKeySet, getPermits, getStatusList, listRelaxations } from './routes/permits.ts';
import { openDataRoutes } from './routes/open-data.ts';
import { getPermitFile } from './routes/permit-file.ts';
import { getRulings } from './routes/rulings.ts';
import { getSeal } from './routes/seal.ts';
import { getStatistics } from './routes/statistics.ts';
import { determineLevels } from './routes/determine-levels.ts';
import { getDocumentStyle } from './routes/get-document-style.ts';
import { snapshots } from './snapshot.ts';
import { getHealth } from './routes/get-health.ts';
import { getOpenApi } from './routes/get-openapi.ts';

const env = environments.register.parse(process.env);
const deps = { reads: tableReads(openTable(env.TABLE_NAME)), now: systemClock };
const namesOf = bodyNames(deps);
const snapshot = snapshots(deps, namesOf);
const buckets = openBuckets();
const exportDeps = {
  ...deps,
  bucket: bucket(buckets, env.EXPORTS_BUCKET),
  link: exportLink(buckets, env.EXPORTS_BUCKET),
};
const terms = { limit: env.DETERMINATIONS_PER_MINUTE, seconds: 60, remembers: 10_000 };

/** HTTP for everybody: published records only. */
export const handler = httpEndpoint(
  [
    listRegister(deps, snapshot, namesOf),
    getStatistics(deps, snapshot, namesOf),
    ...openDataRoutes(exportDeps, snapshot),
    getFeed(deps, { snapshot, namesOf, publicUrl: env.PUBLIC_URL }),
    getSeal(deps, env.PUBLIC_URL),
    getRulings(deps, namesOf),
    listLists(deps),
    getList(deps),
    listAdoptions(deps),
    getEntry(deps, namesOf),
    getStatusList(deps),
    getPermits(deps),
    getPermitFile(deps),
    getKeySet(deps),
    listRelaxations(deps),
    determineLevels(deps, fixedWindow(terms)),
    getDocumentStyle(),
    getOpenApi(),
    getHealth(deps),
  ],
  problemText,
);
