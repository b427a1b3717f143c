import * as z from 'zod';
import type { World } from './physical.ts';
import { resourcesOf } from './template.ts';

const corsRuleShape = z.object({
  AllowedMethods: z.array(z.string()),
  AllowedOrigins: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).default([]),
  MaxAge: z.number().optional(),
});
/** Rules of other kinds would change what is kept, so they are not passed over. */
const lifecycleRuleShape = z.strictObject({
  Id: z.string().optional(),
  Status: z.literal('Enabled'),
  ExpirationInDays: z.number().optional(),
  AbortIncompleteMultipartUpload: z.unknown().optional(),
});
const bucketShape = z.object({
  CorsConfiguration: z.object({ CorsRules: z.array(corsRuleShape) }).optional(),
  LifecycleConfiguration: z.object({ Rules: z.array(lifecycleRuleShape) }).optional(),
  ObjectLockEnabled: z.boolean().default(false),
});

/** Who may use a bucket from a page of another origin. */
export type CorsRule = z.infer<typeof corsRuleShape>;

/** A bucket of the templates: objects of one that is `locked` are neither overwritten nor removed. */
export interface BucketSettings {
  readonly name: string;
  readonly cors: readonly CorsRule[];
  readonly expiryDays: number | undefined;
  readonly locked: boolean;
}

/** Reads the buckets of the templates; a lifecycle rule that is not known is refused. */
export function readBuckets(world: World): readonly BucketSettings[] {
  return resourcesOf(world.stacks, 'AWS::S3::Bucket').map((resource) => {
    const shape = bucketShape.parse(world.properties(resource));
    const rules = shape.LifecycleConfiguration?.Rules ?? [];
    const days = rules.flatMap(({ ExpirationInDays }) => ExpirationInDays ?? []);
    return {
      name: world.name(resource),
      cors: shape.CorsConfiguration?.CorsRules ?? [],
      expiryDays: days.length === 0 ? undefined : Math.min(...days),
      locked: shape.ObjectLockEnabled,
    };
  });
}
