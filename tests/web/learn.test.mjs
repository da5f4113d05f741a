// Tours and questions in the page: from start to end, with the keyboard alone, kept over a reload.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { focus_on, press, until } from './support/app.mjs';
import { launch, launchIn, openApp, serve, settle } from './support/site.mjs';
import { word } from './support/words.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let site, browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

const at = (page, id) => page.locator(`[data-id="${id}"]`);

async function withDossier(query = '', options = {}) {
  const opened = await openApp(browser, site.url, { query, ...options });
  await opened.page.waitForFunction(() => document.documentElement.dataset.dossier === 'there', null, { timeout: 20000 });
  await settle(opened.page);
  return opened;
}

/** Focus and Enter, as a person with a keyboard does. */
async function enter(page, id) {
  await focus_on(page, at(page, id));
  await page.keyboard.press('Enter');
}

async function faults(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

test('the learner’s tour runs from its tab to its end by keyboard', async () => {
  const { page, context, problems } = await withDossier('?motion=reduced');
  await press(page, 'button', word('tab.tour'));
  await at(page, 'drawer/learner-go').waitFor({ state: 'attached' });
  await enter(page, 'drawer/learner-go');
  await at(page, 'drawer/next').waitFor({ state: 'attached' });
  let title = '', steps = 0;
  for (; steps < 60; ++steps) {
    title = await until(() => at(page, 'drawer/title').textContent({ timeout: 1000 }).catch(() => ''), (value) => value !== title || value === '');
    if (title === '') break;
    const next = at(page, 'drawer/next');
    const last = (await next.textContent()) === word('tour.panel.end');
    await enter(page, 'drawer/next');
    if (last) { ++steps; break; }
  }
  assert.equal(steps, 35);
  await at(page, 'drawer/next').waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
  await context.close();
});

test('no serious fault: a step of the tour, the overview, a question, its feedback, the results', async () => {
  const { page, context, problems } = await withDossier();
  await press(page, 'button', word('tab.tour'));
  await enter(page, 'drawer/learner-go');
  await settle(page);
  assert.deepEqual(await faults(page), []);
  await press(page, 'button', word('tab.quiz'));
  await settle(page);
  assert.deepEqual(await faults(page), []);
  await enter(page, 'quiz/practice/go');
  await settle(page);
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(problems, []);
  await context.close();
});

/** Answers the question shown with the keyboard alone, somehow. */
async function answer(page) {
  for (let i = 0; i < 12; ++i) {  // a case has several turns, each with answers of its own
    const open = page.locator('[data-id^="quiz/answers"] [role="radio"][aria-checked="false"]:not(:disabled)');
    if (await open.count() === 0) break;
    const id = await open.last().getAttribute('data-id');
    await enter(page, id);
    await settle(page, 80);
    if (id.startsWith('quiz/answers/')) break;
  }
  const boxes = page.locator('[data-id^="quiz/answers/"][aria-pressed="false"]:not(:disabled)');
  if (await boxes.count() > 0) await enter(page, await boxes.first().getAttribute('data-id'));
  const rows = page.locator('[data-id^="quiz/answer-"][role="radiogroup"]');
  for (let i = 0; i < await rows.count(); ++i) {
    const id = await rows.nth(i).locator('[role="radio"]').last().getAttribute('data-id');
    await enter(page, id);
  }
  if (await at(page, 'quiz/keep').count() > 0) await enter(page, 'quiz/keep');
  // Every value has to be set; of a curve every line.
  const lines = page.locator('[data-id^="quiz/line/"]');
  const sliders = page.locator('input[type="range"][data-id^="quiz/"]');
  for (let line = 0; line < Math.max(1, await lines.count()); ++line) {
    if (line > 0) await enter(page, await lines.nth(line).getAttribute('data-id'));
    await settle(page, 80);
    for (let i = 0; i < await sliders.count(); ++i) {
      await sliders.nth(i).focus();
      await page.keyboard.press('ArrowRight');
    }
  }
  await settle(page, 80);
  if (await at(page, 'quiz/certainty/2').count() > 0) await enter(page, 'quiz/certainty/2');
  await settle(page, 80);
  await enter(page, 'quiz/answer');
  await at(page, 'quiz/outcome').waitFor({ state: 'attached', timeout: 5000 });
  await holdsFocus(page, 'quiz/outcome');
}

/** The focus is there, and stays. */
async function holdsFocus(page, id) {
  await page.waitForFunction((wanted) => document.activeElement?.dataset?.id === wanted, id, { timeout: 5000 });
  await settle(page, 200);
  assert.equal(await page.evaluate(() => document.activeElement?.dataset?.id), id);
}

test('ten questions with the keyboard alone; the answers outlast a reload, and go when they are cleared', async () => {
  const { page, context, problems } = await withDossier('?motion=reduced');
  await press(page, 'button', word('tab.quiz'));
  await at(page, 'quiz/pretest/go').waitFor({ state: 'attached' });
  await enter(page, 'quiz/pretest/go');
  for (let i = 0; i < 10; ++i) {
    await at(page, 'quiz/answer').waitFor({ state: 'attached' });
    await answer(page);
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement.dataset.id), /^quiz\//);
    await enter(page, 'quiz/next');
    await at(page, 'quiz/outcome').waitFor({ state: 'detached' });
    await holdsFocus(page, i < 9 ? 'quiz/stem' : 'quiz/title');
  }
  await at(page, 'quiz/form-0').waitFor({ state: 'attached' });
  const score = await at(page, 'quiz/form-0').textContent();
  assert.match(score, /of 10/);
  assert.match(await page.evaluate(() => localStorage.getItem('three-clocks.progress')), /three_clocks_progress/);
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.dossier === 'there', null, { timeout: 20000 });
  await settle(page);
  await at(page, 'quiz/form-0').waitFor({ state: 'attached' });
  assert.equal(await at(page, 'quiz/form-0').textContent(), score);
  await enter(page, 'quiz/back');
  await at(page, 'quiz/clear').waitFor({ state: 'attached' });
  await enter(page, 'quiz/clear');
  await settle(page, 80);
  await enter(page, 'quiz/clear');
  // What stays says that it was cleared, for other tabs.
  await until(() => page.evaluate(() => localStorage.getItem('three-clocks.progress')), (value) => !/answered|form_started/.test(value));
  assert.deepEqual(problems, []);
  await context.close();
});

test('a hint is taken in the page with the keyboard, and told with the outcome', async () => {
  const { page, context, problems } = await withDossier('?motion=reduced');
  await press(page, 'button', word('tab.quiz'));
  await at(page, 'quiz/practice/go').waitFor({ state: 'attached' });
  await enter(page, 'quiz/practice/go');
  await at(page, 'quiz/take-hint').waitFor({ state: 'attached' });
  await enter(page, 'quiz/take-hint');
  await at(page, 'quiz/hint').waitFor({ state: 'attached' });
  assert.ok((await at(page, 'quiz/hint').textContent()).length > 20);
  await settle(page, 200);
  if (await at(page, 'quiz/take-hint').count() > 0) {  // one best answer
    await enter(page, 'quiz/take-hint');
    await at(page, 'quiz/take-hint').waitFor({ state: 'detached' });
    const out = page.locator('[data-id^="quiz/answers/"]:disabled');
    assert.equal(await out.count(), 1);
    assert.match(await out.textContent(), /ruled out/);
    const stops = page.locator('[data-id^="quiz/answers/"]:not(:disabled)[tabindex="0"]');
    assert.equal(await stops.count(), 1, 'Tab still leads to the answers');
  }
  await holdsFocus(page, 'quiz/hint');
  await answer(page);
  assert.equal(await at(page, 'quiz/hinted').textContent(), word('quiz.hinted'));
  assert.deepEqual(problems, []);
  await context.close();
});

test('cleared in one tab, the answers of before do not come back from another', async () => {
  const { page, context, problems } = await withDossier('?motion=reduced');
  const begin = async (tab) => {
    await at(tab, 'quiz/pretest/go').waitFor({ state: 'attached' });
    await enter(tab, 'quiz/pretest/go');
    await at(tab, 'quiz/answer').waitFor({ state: 'attached' });
    await answer(tab);
    await settle(tab);
  };
  const arrive = async (tab) => {
    await tab.waitForFunction(() => document.documentElement.dataset.dossier === 'there', null, { timeout: 20000 });
    await settle(tab);
    await at(tab, 'quiz/leave').waitFor({ state: 'attached' });
    await enter(tab, 'quiz/leave');
  };
  await press(page, 'button', word('tab.quiz'));
  await begin(page);
  const other = await context.newPage();
  await other.goto(`${site.url}?motion=reduced`);
  await arrive(other);  // it has read the answer
  await page.bringToFront();
  await enter(page, 'quiz/leave');
  await at(page, 'quiz/clear').waitFor({ state: 'attached' });
  await enter(page, 'quiz/clear');
  await settle(page, 80);
  await enter(page, 'quiz/clear');
  const notice = page.locator('#tc-mirror [data-id$="notice"]').first();
  await until(() => notice.textContent({ timeout: 1000 }).catch(() => ''), (text) => text.includes(word('platform.learning_cleared')));
  await other.bringToFront();
  await begin(other);
  await other.reload();
  await arrive(other);
  await at(other, 'quiz/results/go').waitFor({ state: 'attached' });
  await enter(other, 'quiz/results/go');
  await at(other, 'quiz/form-0').waitFor({ state: 'attached' });
  assert.equal(await at(other, 'quiz/form-1').count(), 0);
  assert.deepEqual(problems, []);
  await context.close();
});

test('answers are called cleared when that is on the disk, and not when the browser refuses it there', async () => {
  const { page, context, problems } = await withDossier('?motion=reduced');
  const notice = page.locator('#tc-mirror [data-id$="notice"]').first();
  const told = () => notice.textContent({ timeout: 500 }).catch(() => '');
  const clear = async () => {
    await at(page, 'quiz/pretest/go').waitFor({ state: 'attached' });
    await enter(page, 'quiz/pretest/go');
    await at(page, 'quiz/answer').waitFor({ state: 'attached' });
    await answer(page);
    await until(() => at(page, 'quiz/saved').textContent(), (text) => text === word('quiz.saved'));
    await enter(page, 'quiz/leave');
    await at(page, 'quiz/clear').waitFor({ state: 'attached' });
    await enter(page, 'quiz/clear');
    await settle(page, 80);
  };
  const stored = () => page.evaluate(() => localStorage.getItem('three-clocks.progress'));
  await press(page, 'button', word('tab.quiz'));
  await clear();
  await page.evaluate(() => {
    const { Vault } = window.ThreeClocks, gate = new Promise((resolve) => { window.letWrite = resolve; });
    window.freeWrite = Vault.prototype.write;
    Vault.prototype.write = async function (...what) { await gate; return window.freeWrite.apply(this, what); };
  });
  await enter(page, 'quiz/clear');
  await until(stored, (text) => !/answered|form_started/.test(text));
  await settle(page, 80);
  assert.equal(await told(), '');
  await page.evaluate(() => window.letWrite());
  await until(told, (text) => text.includes(word('platform.learning_cleared')));
  await page.evaluate(() => { window.ThreeClocks.Vault.prototype.write = window.freeWrite; });
  await clear();
  await page.evaluate(() => { window.ThreeClocks.Vault.prototype.write = () => Promise.reject(new Error('refused')); });
  await enter(page, 'quiz/clear');
  await until(told, (text) => text.includes(word('learn.clear.refused')));
  assert.deepEqual(problems, []);
  await context.close();
});

test('an answer shown as saved outlasts a browser that is killed', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'three-clocks-killed-'));
  const open = async () => {
    const context = await launchIn(folder);
    const [page] = context.pages();
    await page.goto(`${site.url}?motion=reduced`);
    await page.waitForFunction(() => document.documentElement.dataset.dossier === 'there', null, { timeout: 20000 });
    await settle(page);
    return page;
  };
  const answers = (page) => page.evaluate(() => (localStorage.getItem('three-clocks.progress')?.match(/"answered"/g) ?? []).length);
  t.after(() => {
    spawnSync('pkill', ['-KILL', '-f', `user-data-dir=${folder}`]);  // when the test failed before it did
    rmSync(folder, { recursive: true, force: true });
  });
  for (let round = 1; round <= 3; ++round) {
    const page = await open();
    assert.equal(await answers(page), round - 1, 'answers of the rounds before');
    await press(page, 'button', word('tab.quiz'));
    // When the view was kept too before the kill, the question is open again.
    await page.locator('[data-id="quiz/practice/go"], [data-id="quiz/leave"]').first().waitFor({ state: 'attached' });
    if (await at(page, 'quiz/leave').count() > 0) await enter(page, 'quiz/leave');
    await at(page, 'quiz/practice/go').waitFor({ state: 'attached' });
    await enter(page, 'quiz/practice/go');
    await at(page, 'quiz/answer').waitFor({ state: 'attached' });
    await answer(page);
    await until(() => at(page, 'quiz/saved').textContent(), (text) => text === word('quiz.saved'));
    execFileSync('pkill', ['-KILL', '-f', `user-data-dir=${folder}`]);
    await page.context().close().catch(() => {});
  }
});

test('a stored text of any length does not keep the program from starting', async () => {
  const { page, context, problems } = await withDossier('', { init: () => {
    localStorage.setItem('three-clocks.state', `{"x":"${'long '.repeat(200_000)}"}`);
    localStorage.setItem('three-clocks.progress', 'long '.repeat(200_000));
  } });
  await press(page, 'button', word('tab.quiz'));
  await at(page, 'quiz/practice/go').waitFor({ state: 'attached' });
  assert.deepEqual(problems, []);
  await context.close();
});

test('values, picture and drawing are handed to the browser; what is no record is refused', async () => {
  const { page, context, problems } = await withDossier('?motion=reduced');
  await press(page, 'button', word('tab.quiz'));
  await at(page, 'quiz/results/go').waitFor({ state: 'attached' });
  await enter(page, 'quiz/results/go');
  await at(page, 'quiz/take-in').waitFor({ state: 'attached' });
  const chooser = page.waitForEvent('filechooser');
  await enter(page, 'quiz/take-in');
  await (await chooser).setFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from('no record') });
  const notice = page.locator('#tc-mirror [data-id$="notice"]').first();
  await until(() => notice.count(), (count) => count === 1);
  assert.match(await notice.textContent(), /no record of Three Clocks/);
  await press(page, 'button', word('tab.timeline'));
  await settle(page);
  await press(page, 'button', word('toolbar.table'));
  await at(page, 'drawer/values').waitFor({ state: 'attached' });
  const saved = async (id) => {
    const download = page.waitForEvent('download');
    await enter(page, id);
    const file = await download;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const values = await saved('drawer/take-values');
  assert.equal(values.name, 'three-clocks-values.csv');
  assert.match(values.bytes.toString(), /^time_min,ketamine_arterial_ng_ml,/);
  const picture = await saved('drawer/take-picture');
  assert.match(picture.name, /^three-clocks-.*\.png$/);
  assert.equal(picture.bytes.subarray(1, 4).toString(), 'PNG');
  assert.ok(picture.bytes.length > 20000, 'it is not empty');
  const drawing = await saved('drawer/take-drawing');
  assert.match(drawing.bytes.toString(), /^<svg /);
  assert.deepEqual(problems, []);
  await context.close();
});
