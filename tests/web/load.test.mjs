// The page starts by itself, asks nobody else for anything, and rests when nothing changes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { frames, heap_bytes, press_button, until } from './support/app.mjs';
import { launch, openApp, serve, settle } from './support/site.mjs';

const HEAP_LIMIT = 64 * 1024 * 1024;
let site, browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

test('starts without an error, a failed request or a request to another place', async () => {
  const { page, context, problems } = await openApp(browser, site.url);
  await settle(page);
  assert.deepEqual(problems, []);
  assert.ok(await frames(page) > 0, 'a frame was drawn');
  assert.ok(await heap_bytes(page) <= HEAP_LIMIT, 'heap at most 64 MB');
  await context.close();
});

test('the licences of all that is built in are one link away, and no focus stop while the program runs', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  const link = page.locator('a[href="NOTICES.txt"]');
  assert.equal(await link.count(), 1);
  assert.ok(!await link.isVisible());
  const text = await page.evaluate(async () => (await fetch('NOTICES.txt')).text());
  for (const name of ['Three Clocks', 'Dear ImGui', 'SDL 2', 'Eigen', 'RapidJSON', 'glm', 'Inter', 'Emscripten', 'musl']) {
    assert.ok(text.includes(name), name);
  }
  await page.goto(`${site.url}#tc-text`);
  await until(() => link.isVisible(), (seen) => seen);
  await context.close();
});

test('draws no frame in 2 s when nothing happens', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  const before_rest = await frames(page);
  await page.waitForTimeout(2000);
  assert.equal(await frames(page), before_rest);
  await context.close();
});

test('a pointer that moves wakes it for a few frames only', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  const before_move = await frames(page);
  await page.mouse.move(5, 400);
  await settle(page);
  const drawn = await frames(page) - before_move;
  assert.ok(drawn >= 3 && drawn <= 30, `${drawn} frames`);
  await context.close();
});

test('keeps the last view and gives it back', async () => {
  const { page, context, problems } = await openApp(browser, site.url, { query: '?t=120' });
  await settle(page);
  await press_button(page, 'transport.next');
  await until(() => page.evaluate(() => window.localStorage.getItem('three-clocks.state')), (text) => text);
  const was = await page.locator('[data-id$="lanes/playhead"]').getAttribute('aria-valuetext');
  await page.goto(site.url);
  await page.waitForFunction(() => document.documentElement.dataset.state === 'running');
  await settle(page);
  assert.equal(await page.locator('[data-id$="lanes/playhead"]').getAttribute('aria-valuetext'), was);
  assert.deepEqual(problems, []);
  await context.close();
});

test('a faulty link opens the page and says what was not used', async () => {
  const { page, context, problems } = await openApp(browser, site.url, { query: '?t=40&colour=%F0%9F%92%A5"<b>' });
  await settle(page);
  assert.equal(await page.locator('#tc-mirror [data-id$="notice"]').count(), 1);
  assert.deepEqual(problems, []);
  await context.close();
});

async function sandboxed(url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.setContent(`<iframe sandbox="allow-scripts" width="1000" height="640" src="${url}"></iframe>`);
  const frame = await until(() => page.frames().find((one) => one.url() === url) ?? null, (one) => one);
  await frame.waitForFunction(() => document.documentElement.dataset.state, null, { timeout: 20000 });
  const state = await frame.evaluate(() => document.documentElement.dataset.state);
  await context.close();
  return state;
}

test('runs in a sandboxed frame, without storage, where the server allows other origins', async () => {
  const open = await serve(undefined, { 'access-control-allow-origin': '*' });
  assert.equal(await sandboxed(open.url), 'running');
  open.close();
});

test('says so in a sandboxed frame where the server does not', async () => {
  assert.equal(await sandboxed(site.url), 'failed');
});

test('runs where the server names the program’s type wrongly', async () => {
  const odd = await serve(undefined, {}, { '.wasm': 'application/octet-stream' });
  const { page, context } = await openApp(browser, odd.url);
  assert.ok(await frames(page) > 0);
  await context.close();
  odd.close();
});
