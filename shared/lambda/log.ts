import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** The log of this function: JSON lines with the correlation id; never a name, a text of a dossier, or a token. */
export const log = new Logger();

const metrics = new Metrics({ namespace: 'Chot' });

/** Counts one thing, at once, so that it is not lost with the invocation. */
export const count = (name: string, dimensions: Readonly<Record<string, string>> = {}): void => {
  const single = metrics.singleMetric();
  for (const [key, value] of Object.entries(dimensions)) single.addDimension(key, value);
  single.addMetric(name, MetricUnit.Count, 1);
};
