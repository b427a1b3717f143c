#!/usr/bin/env node
/** `chot`: the commands for pipelines and for people who look after the system; exit 0 done or allowed, 1 denied, 2 wrong usage or a fault. */
import { onNode24 } from './on-node-24.mjs';

await onNode24(import.meta.url);
const { main } = await import('./chot/main.ts');
process.exitCode = await main(process.argv.slice(2));
