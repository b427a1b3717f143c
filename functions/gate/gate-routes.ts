import type { GateRoute, RouteDeps } from './deps.ts';
import { decide } from './routes/decide.ts';
import { getDecision, replayDecision } from './routes/decisions.ts';
import { listDeployments, reportDeployment } from './routes/deployments.ts';
import { listInstances } from './routes/instances.ts';
import { listTrials, registerTrial } from './routes/trials.ts';

/** Every route of the gate, over the ports it is given. */
export const gateRoutes = (deps: RouteDeps): GateRoute[] => [
  decide(deps),
  getDecision(deps),
  replayDecision(deps),
  registerTrial(deps),
  listTrials(deps),
  reportDeployment(deps),
  listDeployments(deps),
  listInstances(deps),
];
