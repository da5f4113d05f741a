// The evidence in the page: it arrives after the first picture, is searched in a real field, and is whole for a keyboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { press, until } from './support/app.mjs';
import { launch, openApp, serve, settle } from './support/site.mjs';
import { word } from './support/words.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let site, browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

async function withEvidence(query = '', options = {}) {
  const opened = await openApp(browser, site.url, { query, ...options });
  await opened.page.waitForFunction(() => document.documentElement.dataset.dossier === 'there', null, { timeout: 20000 });
  await settle(opened.page);
  return opened;
}

async function faults(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

for (const [name, query] of [['accounts', '?screen=accounts'], ['library', '?screen=library'], ['a claim', '?t=24h&mark=C02'],
                             ['evidence at a time', '?t=24h&panel=evidence'], ['all lanes', '?t=24h&lanes=on']]) {
  test(`no serious fault and no message in the console: ${name}`, async () => {
    const { page, context, problems } = await withEvidence(query);
    assert.deepEqual(await faults(page), []);
    assert.deepEqual(problems, []);
    await context.close();
  });
}

test('the library is searched by typing into a real field, with the keyboard alone', async () => {
  const { page, context } = await withEvidence();
  await press(page, 'button', word('tab.library'));
  const field = page.getByRole('textbox', { name: word('library.search') });
  await field.waitFor({ state: 'attached' });
  await field.focus();
  await page.waitForTimeout(500);  // a person looks before typing
  await page.keyboard.type('rapamycin');
  const count = page.locator('[data-id="library/count"]');
  const text = await until(() => count.textContent(), (value) => /^\d+ of/.test(value) && !value.startsWith('50'));
  assert.ok(Number.parseInt(text, 10) > 1, text);
  await page.keyboard.press('Backspace');
  await until(() => field.inputValue(), (value) => value === 'rapamyci');
  const rows = page.locator('[data-id^="library/results/row-"]');
  assert.ok(await rows.count() > 1);
  await rows.first().focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-id="drawer/contest"]').waitFor({ state: 'attached' });
  await context.close();
});

test('a link to a claim opens it when the evidence has arrived', async () => {
  const { page, context } = await withEvidence('?mark=C05');
  const title = await until(() => page.locator('[data-id="drawer/title"]').textContent(), (value) => value.length > 20);
  assert.equal(title, word('claim.C05.statement'));
  await context.close();
});

test('without the evidence file the timeline works and the notice says why', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.route('**/dossier.pack', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(site.url);
  await page.waitForFunction(() => document.documentElement.dataset.dossier === 'none', null, { timeout: 20000 });
  const notice = await until(() => page.locator('[data-id="notice"]').textContent().catch(() => ''), (value) => value.includes('404'));
  assert.match(notice, /timeline works/);
  await press(page, 'button', word('transport.play'));
  await context.close();
});

test('a damaged evidence file is refused in one sentence', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.route('**/dossier.pack', (route) => route.fulfill({ status: 200, body: 'evidence/claims.json 900\n{' }));
  await page.goto(site.url);
  const notice = await until(() => page.locator('[data-id="notice"]').textContent().catch(() => ''), (value) => value.length > 0, 20000);
  assert.match(notice, /damaged/);
  await context.close();
});
