// What crosses the wire before the program runs: page, style, scripts, program, words and fonts of one language, as
// served; and the dossier, which follows the first picture.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { SITE } from './support/site.mjs';

// The timeline alone had 350 and 420 kB; accounts, library, drawers and all lanes brought 60 and 80, the stage, tours and
// questions 100 and 140; packs, files to take along and the page of words 20 and 30; hints, a course's own pass rule,
// results read back, notices in turn and what the review of the evidence asked of the clocks 12 and 6; letters made by our
// own code and small functions put into their callers took 9 and 11 off again.
const BROTLI_LIMIT = 543_000;
const GZIP_LIMIT = 675_000;
const DOSSIER_LIMIT = 130_000;
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
    brotli += readFileSync(`${file}.br`).length;
    gzip += readFileSync(`${file}.gz`).length;
  }
  t.diagnostic(`brotli ${brotli} bytes, gzip ${gzip} bytes`);
  assert.ok(brotli <= BROTLI_LIMIT, `brotli ${brotli}`);
  assert.ok(gzip <= GZIP_LIMIT, `gzip ${gzip}`);
});

test(`the evidence behind the timeline has at most ${DOSSIER_LIMIT / 1000} kB with brotli`, (t) => {
  const brotli = readFileSync(path.join(SITE, 'dossier.pack.br')).length;
  t.diagnostic(`brotli ${brotli} bytes`);
  assert.ok(brotli <= DOSSIER_LIMIT, `brotli ${brotli}`);
});

test(`the still picture has at most ${POSTER_LIMIT / 1000} kB`, () => {
  assert.ok(readFileSync(path.join(SITE, 'poster.png')).length <= POSTER_LIMIT);
});
