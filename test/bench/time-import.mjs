/** Prints how many milliseconds it takes to load the module that is named on the command line. */
import { pathToFileURL } from 'node:url';

const [, , bundle] = process.argv;
const started = performance.now();
const { handler } = await import(pathToFileURL(bundle).href);
const loaded = performance.now();
if (typeof handler !== 'function') throw new Error(`${bundle} exports no handler`);
process.stdout.write(String(loaded - started));
