/** `npm run demo`: builds and synthesizes what is stale, then sends the whole register down the road. */
import { onNode24 } from './on-node-24.mjs';

if (process.argv.includes('--help')) {
  console.log(
    [
      'npm run demo',
      '  Đưa mọi nền tảng của sổ đăng ký đi trọn con đường · sends every platform of the register down the whole road',
      '  Dữ liệu và báo cáo · data and report: .chot/demo, .chot/demo/demo-report.json',
      '  Xem lại · look at it: CHOT_DATA=.chot/demo npm start',
    ].join('\n'),
  );
} else {
  await onNode24(import.meta.url);
  const { synthesizeIfStale } = await import('./synth.mjs');
  await synthesizeIfStale();
  const { main } = await import('../infra/local/demo/main.ts');
  process.exitCode = await main();
}
