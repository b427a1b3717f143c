import * as z from 'zod';
import type { World } from './physical.ts';
import type { MadeQueue } from './queues.ts';
import { resourcesOf } from './template.ts';

const mappingShape = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().default(10),
  Enabled: z.boolean().default(true),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
});

/** An event source mapping of the templates: which queue feeds which function, and how. */
export interface Mapping {
  readonly queue: MadeQueue;
  readonly functionName: string;
  readonly batchSize: number;
  readonly maximumConcurrency: number;
  readonly reportsItemFailures: boolean;
}

/** Reads the mappings that are enabled; one whose source is no queue of the templates is refused by name. */
export function readMappings(world: World, queues: readonly MadeQueue[]): readonly Mapping[] {
  return resourcesOf(world.stacks, 'AWS::Lambda::EventSourceMapping').flatMap((resource) => {
    const shape = mappingShape.parse(world.properties(resource));
    const queue = queues.find(({ arn }) => arn === shape.EventSourceArn);
    if (queue === undefined)
      throw new Error(`${resource.id}: ${shape.EventSourceArn} is no queue of the templates`);
    if (!shape.Enabled) return [];
    return [
      {
        queue,
        functionName: shape.FunctionName,
        batchSize: shape.BatchSize,
        maximumConcurrency: shape.ScalingConfig?.MaximumConcurrency ?? 10,
        reportsItemFailures: shape.FunctionResponseTypes.length > 0,
      },
    ];
  });
}
