// What goes wrong is said, and the text and the table stay.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { playhead, press_button, until, value_of } from './support/app.mjs';
import { launch, openApp, serve, settle } from './support/site.mjs';
import { word } from './support/words.mjs';

let site, browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

async function shows_text(page) {
  await page.waitForFunction(() => document.documentElement.dataset.state === 'failed', null, { timeout: 10000 });
  assert.ok(await page.locator('#tc-failed').isVisible());
  assert.ok(await page.locator('#tc-text table').isVisible());
  assert.ok(await page.locator('#tc-text table tr').count() > 5);
  const picture = page.locator('#tc-failed img');
  await until(() => picture.evaluate((image) => image.naturalWidth), (width) => width > 0);
  assert.equal(await page.locator('#tc-app').isVisible(), false);
}

/** Everything works as text: the clocks, the time, a question from its stem to what is true. */
async function works_in_words(page) {
  await page.waitForFunction(() => document.documentElement.dataset.state === 'words', null, { timeout: 20000 });
  assert.ok(await page.locator('#tc-words').isVisible());
  assert.equal(await page.locator('#canvas').isVisible(), false);
  const main = page.locator('#tc-mirror');
  await until(() => main.getByRole('button', { name: word('transport.next'), exact: true }).count(), (count) => count === 1);
  const before = await value_of(playhead(page));
  await main.getByRole('button', { name: word('transport.next'), exact: true }).click();
  await until(() => value_of(playhead(page)), (value) => value !== before);
  await until(() => page.evaluate(() => document.documentElement.dataset.dossier), (state) => state === 'there');
  await main.getByRole('button', { name: word('tab.quiz'), exact: true }).click();
  await until(() => main.locator('[data-id="quiz/practice/go"]').count(), (count) => count === 1);
  await main.locator('[data-id="quiz/practice/go"]').click();
  await until(() => main.locator('[data-id$="quiz/stem"]').count(), (count) => count === 1);
  assert.ok(await main.locator('[data-id$="quiz/stem"]').isVisible());
  assert.ok(await main.locator('[data-id$="quiz/answer"]').isVisible());
}

/** The notice above the text names the true cause, and no other. */
async function says_why(page, cause, other) {
  const notice = await page.locator('#tc-words').innerText();
  assert.match(notice, cause);
  assert.doesNotMatch(notice, other);
}

test('without WebGL the whole program works as text, no page error', async () => {
  const { page, context, problems } = await openApp(browser, site.url, {
    running: false, init: () => { HTMLCanvasElement.prototype.getContext = () => null; } });
  await works_in_words(page);
  await says_why(page, /does not offer/, /shaders/);
  assert.deepEqual(problems, []);
  await context.close();
});

test('with graphics switched off in the browser', async () => {
  const other = await launch(['--disable-gpu', '--disable-3d-apis']);
  const { page, problems } = await openApp(other, site.url, { running: false });
  await works_in_words(page);
  assert.deepEqual(problems, []);
  await other.close();
});

test('when a shader does not link the program goes on as text', async () => {
  const { page, context } = await openApp(browser, site.url, {
    running: false,
    init: () => {
      const { prototype } = WebGL2RenderingContext, ask = prototype.getProgramParameter;
      prototype.getProgramParameter = function answer(program, what) {
        return what === this.ACTIVE_UNIFORMS ? 0 : ask.call(this, program, what);  // as after a failed link
      };
    } });
  await works_in_words(page);
  await says_why(page, /refused the program’s shaders/, /does not offer/);
  await context.close();
});

test('without WebAssembly', async () => {
  const { page, context, problems } = await openApp(browser, site.url, {
    running: false, init: () => { delete globalThis.WebAssembly; } });
  await shows_text(page);
  assert.deepEqual(problems, []);
  await context.close();
});

test('without JavaScript the text and the table are there', async () => {
  const { page, context, problems } = await openApp(browser, site.url, { running: false, javaScriptEnabled: false });
  assert.ok(await page.locator('#tc-text table').isVisible());
  assert.ok(await page.locator('noscript').count() === 1);
  assert.deepEqual(problems.filter((problem) => !/app\.js$/.test(problem)), []);  // fetched ahead, then not wanted
  await context.close();
});

test('when the program stops with an error', async () => {
  const { page, context } = await openApp(browser, site.url);
  await settle(page);
  await page.evaluate(() => window.Module.onAbort('test'));
  await shows_text(page);
  await context.close();
});

test('when the program does not arrive', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/app.wasm', (route) => route.abort());
  await page.goto(site.url);
  await shows_text(page);
  await context.close();
});

test('where storage is refused it says so once and goes on', async () => {
  const { page, context, problems } = await openApp(browser, site.url, {
    init: () => {
      Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
    } });
  await settle(page);
  await press_button(page, 'transport.next');
  const notice = page.locator('#tc-mirror [data-id$="notice"]').first();
  await until(() => notice.count(), (count) => count === 1);
  assert.match(await notice.textContent(), /SecurityError/);
  assert.deepEqual(problems, []);
  await context.close();
});

/** The largest difference of a colour between two pictures of one size, 0 to 255. */
const difference = (page, one, other) => page.evaluate(async (pictures) => {
  const [a, b] = await Promise.all(pictures.map(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  }));
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), a.length === b.length ? 0 : 255);
}, [[...one], [...other]]);

test('when the shader of the stage does not compile the stage is painted all the same', async () => {
  const TOLERANCE = 24;  // the other way rounds edges otherwise
  const query = '?stage=body&t=60&tier=full';  // not what each page measures
  const { page: sound, context: first } = await openApp(browser, site.url, { query });
  await settle(sound);
  const wanted = await sound.locator('#canvas').screenshot();
  await first.close();
  const { page, context } = await openApp(browser, site.url, { query, init: () => {
    const { prototype } = WebGL2RenderingContext, give = prototype.shaderSource;
    prototype.shaderSource = function broken(shader, text) {
      if (text.includes('shade')) window.broken = (window.broken ?? 0) + 1;
      return give.call(this, shader, text.includes('shade') ? 'no shader' : text);
    };
  } });
  await settle(page);
  assert.equal(await page.evaluate(() => window.broken), 2);
  await page.evaluate(() => document.activeElement.blur());
  await settle(page);
  const most = await difference(page, wanted, await page.locator('#canvas').screenshot());
  assert.ok(most <= TOLERANCE, `differs by ${most}`);
  await context.close();
});

for (const query of ['?t=40', '?stage=synapse&t=40']) test(`lost graphics come back with the same picture: ${query}`, async () => {
  const { page, context, problems } = await openApp(browser, site.url, { query });
  await settle(page);
  const picture = await page.locator('#canvas').screenshot();
  await page.evaluate(() => {
    window.loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.loss.loseContext();
  });
  await until(() => page.locator('#tc-lost').isVisible(), (seen) => seen);
  await press_button(page, 'transport.next');  // the program still works
  await press_button(page, 'transport.previous');
  await page.waitForTimeout(300);
  await page.evaluate(() => document.activeElement.blur());
  await page.evaluate(() => window.loss.restoreContext());
  await until(() => page.locator('#tc-lost').isVisible(), (seen) => !seen);
  await settle(page);
  assert.ok(picture.equals(await page.locator('#canvas').screenshot()), 'the same pixels');
  assert.deepEqual(problems.filter((problem) => !/CONTEXT_LOST|context lost/i.test(problem)), []);
  await context.close();
});
