import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Gives the one resource behind a construct a logical id that is its construct id: readable, and kept when code moves. */
export function named<Kind extends IConstruct>(construct: Kind, id: string = construct.node.id): Kind {
  const resource = construct.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${construct.node.path} is not one resource`);
  resource.overrideLogicalId(id);
  return construct;
}
