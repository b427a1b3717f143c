import { tableReads } from '../../shared/aws/reads.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { getEntry, listRegister } from './routes/list-register.ts';
import { getKeySet, getPermits, getStatusList } from './routes/permits.ts';
import { getHealth } from './routes/get-health.ts';
import { getOpenApi } from './routes/get-openapi.ts';

const env = environments.register.parse(process.env);
const deps = { reads: tableReads(openTable(env.TABLE_NAME)), now: systemClock };

/** HTTP for everybody: published records only. */
export const handler = httpEndpoint(
  [
    listRegister(deps),
    getEntry(deps),
    getStatusList(deps),
    getPermits(deps),
    getKeySet(deps),
    getOpenApi(),
    getHealth(deps),
  ],
  problemText,
);
