/** Answers only on Node 24 with all packages in place; else installs them and runs the script again there, or exits 1. */
export function onNode24(scriptUrl: string): Promise<void>;
/** Whether node_modules of a folder holds what its lock file asks for. */
export function isInstalled(folder?: string): boolean;
