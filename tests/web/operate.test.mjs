// Everything is worked by role and name with the keyboard, and by the pointer at the same places.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { frames, playhead, press, press_button, until, value_of } from './support/app.mjs';
import { launch, openApp, serve, settle } from './support/site.mjs';
import { word } from './support/words.mjs';

let site, browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

test('play moves the time, the words follow, pause stops it', async () => {
  const { page, context, problems } = await openApp(browser, site.url);
  await settle(page);
  const start = await value_of(playhead(page));
  const sentence = page.locator('[data-id$="hero/sentence"]');
  const said = await sentence.textContent();
  await press_button(page, 'transport.play');
  await until(() => value_of(playhead(page)), (value) => value !== start);
  await until(() => sentence.textContent(), (text) => text !== said, 15000);
  await press_button(page, 'transport.pause');
  await settle(page);
  const stopped = await frames(page);
  await page.waitForTimeout(500);
  assert.equal(await frames(page), stopped);
  assert.notEqual(await page.locator('#tc-live').textContent(), '');
  assert.deepEqual(problems, []);
  await context.close();
});

test('the playhead is a slider: arrows, Home, End', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  const slider = playhead(page);
  assert.equal(await slider.getAttribute('type'), 'range');
  await slider.focus();
  await page.keyboard.press('End');
  const last = Number(await slider.getAttribute('max'));
  const end = await until(() => slider.inputValue().then(Number), (value) => value === last);
  await page.keyboard.press('Home');
  await until(() => slider.inputValue().then(Number), (value) => value === 0);
  await page.keyboard.press('ArrowRight');
  const step = await until(() => slider.inputValue().then(Number), (value) => value > 0);
  assert.ok(step < end);
  await context.close();
});

test('the dose is changed by its slider', async () => {
  const { page, context, problems } = await openApp(browser, site.url, { query: '?t=40' });
  await settle(page);
  await page.keyboard.press('Tab');
  await page.locator('#canvas').focus();
  await page.keyboard.press('r');
  const dose = page.getByRole('slider', { name: word('regimen.dose'), exact: true });
  await until(() => dose.count(), (count) => count === 1);
  const before_change = await value_of(dose);
  const drug = page.locator('[data-id$="clocks/drug-clock"]');
  const level = await drug.getAttribute('aria-label');
  await dose.focus();
  await page.keyboard.press('ArrowRight');
  await until(() => value_of(dose), (value) => value !== before_change);
  await until(() => drug.getAttribute('aria-label'), (label) => label !== level);
  assert.deepEqual(problems, []);
  await context.close();
});

test('the pointer works where the elements say', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  const box = await page.getByRole('button', { name: word('transport.play'), exact: true }).boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await until(() => page.getByRole('button', { name: word('transport.pause'), exact: true }).count(), (count) => count === 1);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await until(() => page.getByRole('button', { name: word('transport.play'), exact: true }).count(), (count) => count === 1);
  await context.close();
});

test('touch works where the elements say', async () => {
  const { page, context } = await openApp(browser, site.url, {
    viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true });
  await settle(page);
  const box = await page.getByRole('button', { name: word('transport.play'), exact: true }).boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await until(() => page.getByRole('button', { name: word('transport.pause'), exact: true }).count(), (count) => count === 1);
  await context.close();
});

test('a tap on a lane shows the read-out until the next tap', async () => {
  const { page, context } = await openApp(browser, site.url, { hasTouch: true, query: '?motion=reduced' });
  await settle(page);
  const lane = await page.locator('[data-id="timeline/data"]').boundingBox();
  await page.touchscreen.tap(lane.x + lane.width * .4, lane.y + lane.height * .8);
  await settle(page);
  const time = await value_of(playhead(page));
  const shown = await page.screenshot();
  await page.touchscreen.tap(5, lane.y - 20);  // an empty place
  await settle(page);
  assert.equal(await value_of(playhead(page)), time);
  const hidden = await page.screenshot();
  assert.ok(!shown.equals(hidden), 'the read-out is gone');
  await page.mouse.move(lane.x + lane.width * .4, lane.y + lane.height * .8);
  await settle(page);
  assert.ok(shown.equals(await page.screenshot()), 'the mouse shows the same there');
  await context.close();
});

test('Undo and Redo are buttons; when one is used up the focus goes to the other', async () => {
  const { page, context, problems } = await openApp(browser, site.url, { query: '?t=40' });
  await settle(page);
  await page.locator('#canvas').focus();
  await page.keyboard.press('r');
  const [undo, redo] = ['regimen.undo', 'regimen.redo'].map((key) => page.getByRole('button', { name: word(key), exact: true }));
  await until(() => undo.count(), (count) => count === 1);
  assert.ok(await undo.isDisabled() && await redo.isDisabled());
  const dose = page.getByRole('slider', { name: word('regimen.dose'), exact: true });
  const at_first = await value_of(dose);
  await dose.focus();
  await page.keyboard.press('ArrowRight');
  await until(() => undo.isEnabled(), (on) => on);
  await undo.focus();
  await page.keyboard.press('Enter');
  await until(() => value_of(dose), (value) => value === at_first);
  await until(() => redo.evaluate((element) => element === document.activeElement), (on) => on);
  await until(() => undo.isDisabled(), (off) => off);  // the tree follows the focus within a frame or two
  await page.keyboard.press('Enter');
  await until(() => value_of(dose), (value) => value !== at_first);
  await until(() => undo.evaluate((element) => element === document.activeElement), (on) => on);
  assert.deepEqual(problems, []);
  await context.close();
});

test('Tab walks through the program and out at both ends', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  const where = () => page.evaluate(() => document.activeElement.closest('#tc-app') ? 'app' : document.activeElement.tagName);
  for (const keys of ['Tab', 'Shift+Tab']) {
    await page.evaluate(() => document.activeElement.blur());
    await page.evaluate((end) => {
      const edge = document.createElement('button');
      edge.id = 'edge';
      document.body[end](edge);
      edge.focus();
    }, keys === 'Tab' ? 'prepend' : 'append');
    const seen = [];
    for (let i = 0; i < 200 && !(seen.includes('app') && seen[seen.length - 1] !== 'app'); ++i) {
      await page.keyboard.press(keys);
      seen.push(await where());
    }
    assert.ok(seen.includes('app'), `${keys} reaches the program`);
    assert.notEqual(seen[seen.length - 1], 'app', `${keys} leaves the program`);
    await page.evaluate(() => document.getElementById('edge').remove());
  }
  await context.close();
});

test('the focus ring follows the focused element', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  const without = await page.screenshot();
  await page.getByRole('button', { name: word('transport.next'), exact: true }).focus();
  await settle(page);
  assert.ok(!without.equals(await page.screenshot()));
  await context.close();
});

test('browser keys stay the browser’s', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  await page.evaluate(() => {
    window.kept = [];
    window.addEventListener('keydown', (event) => { if (event.defaultPrevented) window.kept.push(event.key); });
  });
  await page.locator('#canvas').focus();
  for (const key of ['Control+r', 'F5', 'F11', 'F12', 'Control+v', 'Control+t', 'Control+Equal', 'F6', 'Tab']) {
    await page.evaluate((name) => {
      const [last, control] = name.split('+').reverse();
      const key_name = last === 'Equal' ? '=' : last;
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {
        key: key_name, ctrlKey: control === 'Control', bubbles: true, cancelable: true }));
    }, key);
  }
  assert.deepEqual(await page.evaluate(() => window.kept), []);
  await context.close();
});

test('one-letter keys work inside the program and nowhere else', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  const panel = page.locator('[data-id="drawer"]');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('t');
  await page.waitForTimeout(300);
  assert.equal(await panel.count(), 0);
  await page.locator('#canvas').focus();
  await page.keyboard.press('t');
  await until(() => panel.count(), (count) => count === 1);
  await page.keyboard.press('Escape');
  await until(() => panel.count(), (count) => count === 0);
  await context.close();
});
