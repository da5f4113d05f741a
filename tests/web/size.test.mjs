// What crosses the wire before the program runs: page, style, scripts, program, words and fonts of one language.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { SITE } from './support/site.mjs';

const BROTLI_LIMIT = 350_000;
const GZIP_LIMIT = 420_000;
const POSTER_LIMIT = 60_000;

/** The files that the page loads on a normal start; the poster is only fetched when the program cannot run. */
function loaded(folder = SITE) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(html|js|css|wasm|svg|json)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

test(`at most ${BROTLI_LIMIT / 1000} kB with brotli and ${GZIP_LIMIT / 1000} kB with gzip`, (t) => {
  let brotli = 0, gzip = 0;
  for (const file of loaded()) {
    const bytes = readFileSync(file);
    const packed = file.endsWith('.wasm') || file.endsWith('.js');
    brotli += brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: packed ? 11 : 9 } }).length;
    gzip += gzipSync(bytes, { level: 9 }).length;
  }
  t.diagnostic(`brotli ${brotli} bytes, gzip ${gzip} bytes`);
  assert.ok(brotli <= BROTLI_LIMIT, `brotli ${brotli}`);
  assert.ok(gzip <= GZIP_LIMIT, `gzip ${gzip}`);
});

test(`the still picture has at most ${POSTER_LIMIT / 1000} kB`, () => {
  assert.ok(readFileSync(path.join(SITE, 'poster.png')).length <= POSTER_LIMIT);
});
