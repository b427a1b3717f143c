/** `npm start`: builds and synthesizes what is stale, then runs everything on this machine. */
import { onNode24 } from './on-node-24.mjs';

if (process.argv.includes('--help')) {
  console.log(
    [
      'npm start',
      '  Chạy toàn bộ hệ thống trên máy này · runs the whole system on this machine',
      '  PORT       cổng · port (3000)',
      '  CHOT_DATA  thư mục dữ liệu · data folder (.chot/data)',
    ].join('\n'),
  );
} else {
  await onNode24(import.meta.url);
  const { synthesizeIfStale } = await import('./synth.mjs');
  await synthesizeIfStale();
  const { main } = await import('../infra/local/main.ts');
  await main();
}
