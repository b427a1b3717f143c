export interface RulesetFolder {
  readonly folder: string;
  /** False for a law that gives no level by facts. */
  readonly hasLevels: boolean;
  /** False for a law whose official forms nobody has read. */
  readonly hasForms: boolean;
}
/** The folders under a folder that hold a ruleset, by name. */
export function rulesetFolders(home: string): RulesetFolder[];
/** The texts of the lists that bundles read, by file name. */
export function registries(
  folders: readonly RulesetFolder[],
): Record<'registry.ts' | 'level-registry.ts' | 'form-registry.ts' | 'content-registry.ts', string>;
