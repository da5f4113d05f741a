// Pictures a second of the large stage in Chromium without a graphics card, playing, at the fineness it picks; beside it
// how many a page shows that only clears.
//   cmake --build --preset web && node tests/bench/web_stage.mjs
import { frames, press_button } from '../web/support/app.mjs';
import { launch, openApp, serve } from '../web/support/site.mjs';

const LIMIT = 24;  // a second
const SCENES = ['person', 'synapse', 'dendrite', 'body'];
const CHOOSE_MS = 8000;  // in which a slow machine takes a coarser stage
const WATCH_MS = 5000;
const SETTLE_MS = 1500;  // a new window's own start, which would run beside the page

const site = await serve();
const browser = await launch();

/** Pictures a second of a page that clears a canvas of the same size. */
async function cleared() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.setContent('<body style="margin:0"><canvas width="1280" height="720"></canvas>');
  await page.waitForTimeout(SETTLE_MS);
  const fps = await page.evaluate((watch_ms) => new Promise((done) => {
    const gl = document.querySelector('canvas').getContext('webgl2', { alpha: false, antialias: false });
    let count = 0, start = 0;
    const step = (now) => {
      start = start || now;
      count += 1;
      gl.clearColor(0, 0, (count % 60) / 60, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      if (now - start < watch_ms) requestAnimationFrame(step);
      else done(Math.round((count - 1) * 1000 / (now - start)));
    };
    requestAnimationFrame(step);
  }), WATCH_MS);
  await context.close();
  return fps;
}

const result = { cleared_fps: await cleared() };
for (const scene of SCENES) {
  const { page, context } = await openApp(browser, site.url, { query: `?stage=${scene}&t=10min` });
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
