// Pictures a second of the large stage in Chromium without a graphics card, playing, at the fineness it picks; beside it
// how fast the browser presents an empty animation.
//   cmake --build --preset web && node tests/bench/web_stage.mjs
import { frames, press_button } from '../web/support/app.mjs';
import { launch, openApp, serve } from '../web/support/site.mjs';

const LIMIT = 24;  // a second
const SCENES = ['person', 'synapse', 'dendrite', 'body'];
const CHOOSE_MS = 4000;  // in which a slow machine takes a coarser stage
const WATCH_MS = 5000;

const site = await serve();
const browser = await launch();
const result = { empty_fps: 0 };
for (const scene of SCENES) {
  const { page, context } = await openApp(browser, site.url, { query: `?stage=${scene}&t=10min` });
  if (!result.empty_fps) {
    result.empty_fps = await page.evaluate((watch_ms) => new Promise((done) => {
      const start = performance.now();
      let count = 0;
      const step = () => {
        count += 1;
        if (performance.now() - start < watch_ms) requestAnimationFrame(step);
        else done(Math.round(count * 1000 / (performance.now() - start)));
      };
      requestAnimationFrame(step);
    }), 2000);
  }
  await press_button(page, 'transport.play');
  await page.waitForTimeout(CHOOSE_MS);
  const begun = Date.now(), before = await frames(page);
  await page.waitForTimeout(WATCH_MS);
  result[`${scene}_fps`] = Math.round((await frames(page) - before) * 1000 / (Date.now() - begun));
  await context.close();
}
await browser.close();
site.close();
console.log(JSON.stringify({ web_stage: result, limit: LIMIT }));
process.exitCode = SCENES.every((scene) => result[`${scene}_fps`] >= LIMIT) ? 0 : 1;
