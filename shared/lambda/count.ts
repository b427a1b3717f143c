import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

const metrics = new Metrics({ namespace: 'Chot' });

/** Counts one thing, at once, so that it is not lost with the invocation. */
export const count = (name: string, dimensions: Readonly<Record<string, string>> = {}): void => {
  const single = metrics.singleMetric();
  for (const [key, value] of Object.entries(dimensions)) single.addDimension(key, value);
  single.addMetric(name, MetricUnit.Count, 1);
};
