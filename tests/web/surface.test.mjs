// The canvas has the size and sharpness of its place, whatever happens to the window.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { until } from './support/app.mjs';
import { launch, openApp, OUT, serve, settle } from './support/site.mjs';

let site, browser;
before(async () => { site = await serve(); browser = await launch(); mkdirSync(path.join(OUT, 'web'), { recursive: true }); });
after(async () => { await browser?.close(); site?.close(); });

const backing = (page) => page.evaluate(() => {
  const canvas = document.getElementById('canvas');
  return [canvas.width, canvas.height];
});
const becomes = (page, size) => until(() => backing(page), (now) => now[0] === size[0] && now[1] === size[1]);

test('follows the window', async () => {
  const { page, context, problems } = await openApp(browser, site.url);
  await becomes(page, [1280, 720]);
  await page.setViewportSize({ width: 700, height: 900 });
  await becomes(page, [700, 900]);
  assert.deepEqual(problems, []);
  await context.close();
});

test('follows its own place when only the layout changes', async () => {
  const { page, context } = await openApp(browser, site.url);
  await becomes(page, [1280, 720]);
  await page.evaluate(() => { document.getElementById('tc-app').style.right = '200px'; });
  await becomes(page, [1080, 720]);
  await context.close();
});

test('is sharp at two device pixels to the point, and follows a change', async () => {
  const { page, context } = await openApp(browser, site.url, { deviceScaleFactor: 2 });
  await becomes(page, [2560, 1440]);
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setDeviceMetricsOverride', { width: 1280, height: 720, deviceScaleFactor: 1.5, mobile: false });
  await becomes(page, [1920, 1080]);
  await context.close();
});

// Marks stand for data on rows that may be closer than 24 points; there they share the height (tests/ui/targets_test.cpp).
// Words with a meaning behind them are as high as their line of text allows (WCAG 2.5.8, inline).
const LEAST = { control: 24, mark: 14, word: 17 };
const GRAB = 22;  // the playhead is held beside its line, also at the ends of the axis

test('elements stay inside the canvas and within one pixel of their rectangles', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  for (const size of [{ width: 1280, height: 720 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(size);
    await settle(page);
    const outside = await page.evaluate((least) => [...document.querySelectorAll('#tc-mirror button, #tc-mirror input')]
      .map((element) => ({ id: element.dataset.id, box: element.getBoundingClientRect() }))
      .map((one) => ({ ...one, side: /lanes\/T/.test(one.id) ? least.mark : /\/term-/.test(one.id) ? least.word : least.control }))
      .filter(({ box, side }) => box.width < side || box.height < side || box.left < -least.out || box.right > window.innerWidth + least.out)
      .map(({ id, box }) => `${id} ${box.left},${box.top} ${box.width}x${box.height}`), { ...LEAST, out: GRAB });
    assert.deepEqual(outside, [], `at ${size.width} × ${size.height}`);
  }
  await context.close();
});

test('dark, contrast and motion settings are followed while it runs', async () => {
  const { page, context } = await openApp(browser, site.url, { colorScheme: 'light' });
  await settle(page);
  const light = await page.screenshot();
  await page.emulateMedia({ colorScheme: 'dark' });
  await settle(page);
  const dark = await page.screenshot();
  assert.ok(!light.equals(dark));
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' });
  await settle(page);
  assert.ok(!dark.equals(await page.screenshot()));
  await context.close();
});

for (const [name, options, query] of [
  ['1280x720', { viewport: { width: 1280, height: 720 }, colorScheme: 'dark' }, '?t=40'],
  ['1280x720-light', { viewport: { width: 1280, height: 720 }, colorScheme: 'light' }, '?t=1440'],
  ['390x844', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }, '?t=360'],
  ['1280x720-text-200', { viewport: { width: 1280, height: 720 } }, '?t=40&text=2'],
]) {
  test(`picture ${name}`, async () => {
    const { page, context, problems } = await openApp(browser, site.url, { ...options, query });
    await settle(page);
    await page.screenshot({ path: path.join(OUT, 'web', `${name}.png`) });
    assert.deepEqual(problems, []);
    await context.close();
  });
}
