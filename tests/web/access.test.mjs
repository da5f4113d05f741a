// The accessibility checker finds nothing serious on any screen, and the tree says what the screen shows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { playhead, press_button, until } from './support/app.mjs';
import { launch, openApp, serve, settle } from './support/site.mjs';
import { word } from './support/words.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let site, browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

async function faults(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

test('no serious fault at the start', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  assert.deepEqual(await faults(page), []);
  await context.close();
});

for (const [key, name] of [['r', 'regimen'], ['t', 'table'], ['c', 'compare']]) {
  test(`no serious fault with ${name} open`, async () => {
    const { page, context } = await openApp(browser, site.url, { query: '?t=40' });
    await settle(page);
    await page.locator('#canvas').focus();
    await page.keyboard.press(key);
    await until(() => page.locator('[data-id="drawer"]').count(), (count) => count === 1);
    await settle(page);
    assert.deepEqual(await faults(page), []);
    await context.close();
  });
}

test('no serious fault in settings and help', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  for (const key of ['toolbar.settings', 'toolbar.help']) {
    await press_button(page, key);
    await until(() => page.locator('[data-id="drawer"]').count(), (count) => count === 1);
    await settle(page);
    assert.deepEqual(await faults(page), [], key);
  }
  await context.close();
});

test('the tree has the landmarks, the clocks, the playhead and the controls', async () => {
  const { page, context } = await openApp(browser, site.url, { query: '?t=40' });
  await settle(page);
  await page.getByRole('banner').first().waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('main').count(), 1);
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
  assert.equal(await page.getByRole('region', { name: word('timeline.name'), exact: true }).count(), 1);
  for (const clock of ['feeling', 'drug', 'plasticity']) {
    const label = await page.locator(`[data-id$="clocks/${clock}-clock"]`).getAttribute('aria-label');
    assert.ok(label.length > 20, `${clock}: ${label}`);
  }
  assert.match(await playhead(page).getAttribute('aria-valuetext'), /40/);
  assert.equal(await page.getByRole('status').count(), 1, 'one live region');
  await context.close();
});

test('the values at the playhead are a table', async () => {
  const { page, context } = await openApp(browser, site.url, { query: '?t=40' });
  await settle(page);
  await press_button(page, 'toolbar.table');
  const table = page.locator('#tc-mirror').getByRole('table');
  await until(() => table.count(), (count) => count === 1);
  assert.ok(await table.getByRole('row').count() >= 4);
  assert.ok(await table.getByRole('columnheader').count() >= 2);
  await context.close();
});

test('the live region waits for rest and speaks the last sentence only', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  await page.evaluate(() => {
    window.spoken = [];
    new MutationObserver(() => window.spoken.push(document.getElementById('tc-live').textContent))
      .observe(document.getElementById('tc-live'), { childList: true, characterData: true, subtree: true });
  });
  await playhead(page).focus();
  for (let i = 0; i < 6; ++i) await page.keyboard.press('PageUp');
  await page.waitForTimeout(1500);
  const spoken = await page.evaluate(() => window.spoken);
  assert.equal(spoken.length, 1, JSON.stringify(spoken));
  assert.ok((await page.locator('[data-id$="hero/sentence"]').textContent()).includes(spoken[0].slice(0, 20)));
  await context.close();
});

test('the text version can be opened and left while the program runs', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(() => page.locator('#tc-text .back a').isVisible(), (seen) => seen);
  assert.deepEqual(await faults(page), []);
  await page.locator('#tc-text .back a').click();
  await until(() => page.locator('#tc-text .back a').isVisible(), (seen) => !seen);
  await context.close();
});
