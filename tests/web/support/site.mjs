// Serves the built page as a plain web server would, and opens it in Chromium.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const SITE = path.resolve(process.env.THREE_CLOCKS_SITE ?? path.join(ROOT, 'build/web/site'));
export const OUT = path.resolve(process.env.THREE_CLOCKS_OUT ?? path.join(ROOT, 'out'));

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.json': 'application/json',
};

/** A server on a free port: {url, close}. `more` headers go with every answer, `types` replace content types. */
export async function serve(folder = SITE, more = {}, types = {}) {
  if (!existsSync(path.join(folder, 'index.html'))) throw new Error(`${folder} has no index.html: build the page first`);
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const headers = { 'content-type': types[path.extname(file)] ?? TYPES[path.extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store',
                      ...more };
    const zipped = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && existsSync(`${file}.br`);
    if (zipped) headers['content-encoding'] = 'br';
    response.writeHead(200, headers);
    createReadStream(zipped ? `${file}.br` : file).pipe(response);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

const FLAGS = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Chromium with software graphics; `flags` are added. */
export function launch(flags = []) {
  return chromium.launch({
    executablePath: process.env.THREE_CLOCKS_CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, ...flags],
  });
}

/** A browser that keeps its storage in a folder; gives its context. */
export function launchIn(folder, flags = []) {
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.THREE_CLOCKS_CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, ...flags],
  });
}

/**
 * The page, open and running. Gives {page, context, problems}: problems collects console errors, page errors, failed
 * requests and requests that leave the site.
 */
export async function openApp(browser, url, { query = '', init = null, running = true, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
  const page = await context.newPage();
  const problems = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) problems.push(`leaves the site: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  if (init) await page.addInitScript(init);
  await page.goto(url + query);
  if (running) await page.waitForFunction(() => document.documentElement.dataset.state === 'running', null, { timeout: 20000 });
  return { page, context, problems };
}

/** Waits until no frame has been drawn for `quiet_ms`, and what comes after the first picture has come: on a busy machine it
 * may be still on its way. */
export async function settle(page, quiet_ms = 400, limit_ms = 10000) {
  const start = Date.now();
  let last = -1;
  for (;;) {
    const [frames, complete] = await page.evaluate(() => {
      const { state, dossier } = document.documentElement.dataset;
      return [window.Module.tcFrames(), state !== 'running' || dossier !== undefined];
    });
    if (frames === last && complete) return;
    if (Date.now() - start > limit_ms) throw new Error('the page does not come to rest');
    last = frames;
    await page.waitForTimeout(quiet_ms);
  }
}
