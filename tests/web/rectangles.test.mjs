// Every element that takes the focus lies where the tree says and where the program draws it, at every sharpness and size.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { until } from './support/app.mjs';
import { launch, openApp, serve, settle } from './support/site.mjs';

const WITHIN = 1;  // points
// The focus ring of the contrast theme, which has this colour for nothing else: its outer edge runs 3.5 points outside the
// control.
const RING = { colour: [0xff, 0xe0, 0x66], outside: 3.5, look_around: 12 };

let site, browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

/** Focusable nodes: {id, role, rect} from the tree, box as the browser lays it out, both from the canvas's corner. */
const stops = (page) => page.evaluate(() => {
  const corner = document.getElementById('canvas').getBoundingClientRect();
  return [...window.Module.tcHost.view.nodes.values()].filter(({ data }) => data.focusable).map(({ data, element }) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { id: data.id, role: data.role, rect: data.rect, box: [left - corner.left, top - corner.top, width, height] };
  });
});

const apart = (a, b) => Math.max(...a.map((side, i) => Math.abs(side - b[i])));

async function check_tree(page, least) {
  await settle(page, 400, 40000);
  const all = await stops(page);
  assert.ok(all.length >= least, `${all.length} elements take the focus`);
  assert.deepEqual(all.filter(({ rect, box }) => !(apart(rect, box) <= WITHIN)).map(({ id, rect, box }) => `${id}: ${rect} is at ${box}`), []);
  return all;
}

/** What the ring drawn around the focused control encloses, from the picture of the screen; null where there is none. */
async function ring_around(page, painter, rect) {
  const [x, y, width, height] = rect, more = RING.look_around;
  const clip = { x: x - more, y: y - more, width: width + 2 * more, height: height + 2 * more };
  const picture = await page.screenshot({ clip });
  const ratio = await page.evaluate(() => window.devicePixelRatio);
  const found = await painter.evaluate(async ([base64, colour]) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const edges = [Infinity, Infinity, -1, -1];
    for (let i = 0; i < data.length; i += 4) {
      if (colour.some((part, k) => Math.abs(data[i + k] - part) > 24)) continue;
      const px = (i / 4) % image.width, py = Math.floor(i / 4 / image.width);
      edges[0] = Math.min(edges[0], px);
      edges[1] = Math.min(edges[1], py);
      edges[2] = Math.max(edges[2], px + 1);
      edges[3] = Math.max(edges[3], py + 1);
    }
    return edges[2] < 0 ? null : edges;
  }, [picture.toString('base64'), RING.colour]);
  if (!found) return null;
  // A clip begins at a whole pixel.
  const left = Math.floor(clip.x * ratio), top = Math.floor(clip.y * ratio);
  const [x0, y0, x1, y1] = [found[0] + left, found[1] + top, found[2] + left, found[3] + top].map((pixel) => pixel / ratio);
  return [x0 + RING.outside, y0 + RING.outside, x1 - x0 - 2 * RING.outside, y1 - y0 - 2 * RING.outside];
}

for (const deviceScaleFactor of [1, 2]) {
  test(`every stop is where the tree says, with ${deviceScaleFactor} pixels to the point, also after a resize`, async () => {
    const { page, context } = await openApp(browser, site.url, { deviceScaleFactor, query: '?t=40' });
    await check_tree(page, 30);
    await page.setViewportSize({ width: 700, height: 900 });
    await check_tree(page, 30);
    await page.setViewportSize({ width: 390, height: 844 });
    await check_tree(page, 20);
    await page.locator('#canvas').focus();
    await page.keyboard.press('r');
    await until(() => page.locator('[data-id="drawer"]').count(), (count) => count === 1);
    await check_tree(page, 20);
    await page.setViewportSize({ width: 1280, height: 720 });
    await check_tree(page, 60);
    await context.close();
  });

  test(`and where it is drawn, with ${deviceScaleFactor} pixels to the point, also after a resize`, async () => {
    const { page, context } = await openApp(browser, site.url, { deviceScaleFactor, query: '?t=40&theme=contrast&motion=reduced' });
    const painter = await context.newPage();
    await page.bringToFront();
    let seen = 0;
    for (const size of [{ width: 1280, height: 720 }, { width: 800, height: 640 }]) {
      await page.setViewportSize(size);
      const all = await check_tree(page, 30);
      // Controls whose ring goes around their own rectangle: marks and the playhead have one around what is drawn.
      const shown = all.filter(({ role, id, box: [x, y, w, h] }) => role !== 'slider' && !/lanes\/T/.test(id)
        && x > RING.look_around && y > RING.look_around && x + w + RING.look_around < size.width
        && y + h + RING.look_around < size.height);
      for (const { id, box } of shown) {
        await page.locator(`[data-id="${id}"]`).focus();
        const ring = await until(() => ring_around(page, painter, box), (now) => now && apart(now, box) <= WITHIN, 6000)
          .catch((error) => assert.fail(`${id} at ${box}: ${error.message}`));
        assert.ok(ring);
        ++seen;
      }
    }
    assert.ok(seen >= 12, `${seen} rings`);
    await context.close();
  });
}

test('every stop is where the tree says after the sharpness has changed', async () => {
  const { page, context } = await openApp(browser, site.url, { query: '?t=40' });
  await check_tree(page, 30);
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setDeviceMetricsOverride', { width: 1000, height: 700, deviceScaleFactor: 2, mobile: false });
  await until(() => page.evaluate(() => document.getElementById('canvas').width), (width) => width === 2000);
  await check_tree(page, 30);
  await context.close();
});
