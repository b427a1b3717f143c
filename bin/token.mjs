/** `npm run token -- ACCOUNT`: prints a bearer token for an account of the embedded run. */
import { onNode24 } from './on-node-24.mjs';

await onNode24(import.meta.url);
const { main } = await import('../infra/local/token.ts');
process.exitCode = await main(process.argv.slice(2));
