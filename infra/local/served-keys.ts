import * as z from 'zod';
import type { DataDir } from './data-dir.ts';
import { keptKey, keptSecret } from './keys.ts';
import type { ServedKeys } from './kms.ts';
import type { World } from './physical.ts';
import { resourcesOf } from './template.ts';
import type { Resource } from './template.ts';

const signingKeyShape = z.object({ KeySpec: z.literal('ECC_NIST_P256'), KeyUsage: z.literal('SIGN_VERIFY') });
const wrappingKeyShape = z.object({
  KeySpec: z.literal('SYMMETRIC_DEFAULT').optional(),
  KeyUsage: z.literal('ENCRYPT_DECRYPT').optional(),
});

function isSigningKey(resource: Resource): boolean {
  return signingKeyShape.safeParse(resource.properties).success;
}

function isWrappingKey(resource: Resource): boolean {
  return wrappingKeyShape.safeParse(resource.properties).success;
}

/** A key that signs is kept with its id in a file; any other has its name as id, and a secret once somebody asks for data keys. */
export function keyIdOf(resource: Resource, dataDir: DataDir): string {
  return isSigningKey(resource) ? keptKey(dataDir, nameOf(resource)).keyId : nameOf(resource);
}

function nameOf({ stack, id }: Resource): string {
  return `${stack}-${id}`;
}

/** The keys of the templates, as KMS serves them. */
export function servedKeys(world: World, dataDir: DataDir): ServedKeys {
  const keys = resourcesOf(world.stacks, 'AWS::KMS::Key');
  return {
    signing: keys
      .filter(isSigningKey)
      .map((resource) => ({ ...keptKey(dataDir, nameOf(resource)), arn: world.arn(resource) })),
    wrapping: keys.filter(isWrappingKey).map((resource) => ({
      keyId: nameOf(resource),
      arn: world.arn(resource),
      secret: () => keptSecret(dataDir, nameOf(resource)),
    })),
  };
}
