// Course packs in the page: a good one adds its questions, any other is refused with one sentence and nothing breaks. The
// archives are made here; what takes them apart is the page's own module, in Chromium: not every Node inflates as it does.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';

import { LIMITS } from '../../web/js/packs.mjs';
import { heap_bytes, press, until } from './support/app.mjs';
import { launch, openApp, ROOT, serve, settle, SITE } from './support/site.mjs';
import { word } from './support/words.mjs';

const TEMPLATE = path.join(ROOT, 'docs/pack-template');
const HEAP_LIMIT = 64 * 1024 * 1024;
const MB = 1 << 20;
const ITEMS = 'quizzes/items_week_one.json', WORDS = 'strings/en/items_week_one.json';
const TOUR = 'tours/week_one.json';

function template() {
  return new Map(readdirSync(TEMPLATE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => [path.relative(TEMPLATE, file), readFileSync(file)]));
}

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ -1) >>> 0;
}

/** A zip archive of [name, bytes, {flags, mode, method}] entries. */
function zip(files) {
  const parts = [], list = [];
  let at = 0;
  for (const [name, text, { flags = 0x800, mode = 0o100644, method = 8, raw = null } = {}] of files) {
    const bytes = Buffer.from(text), packed = raw ?? (method === 8 ? deflateRawSync(bytes) : bytes), label = Buffer.from(name);
    const head = Buffer.alloc(30), entry = Buffer.alloc(46);
    for (const [block, from] of [[head, 4], [entry, 6]]) {
      block.writeUInt16LE(20, from);
      block.writeUInt16LE(flags, from + 2);
      block.writeUInt16LE(method, from + 4);
      block.writeUInt32LE(crc32(bytes), from + 10);
      block.writeUInt32LE(packed.length, from + 14);
      block.writeUInt32LE(bytes.length, from + 18);
      block.writeUInt16LE(label.length, from + 22);
    }
    head.writeUInt32LE(0x04034b50);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE((3 << 8) | 20, 4);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(at, 42);
    parts.push(head, label, packed);
    list.push(entry, label);
    at += head.length + label.length + packed.length;
  }
  const size = list.reduce((sum, part) => sum + part.length, 0), end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(files.length ?? files.size, 8);
  end.writeUInt16LE(files.length ?? files.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...list, end]));
}

const with_more = (...more) => zip([...template(), ...more]);
const changed = (file, from, to) => {
  const files = template();
  const text = files.get(file).toString();
  assert.ok(text.includes(from));
  return zip([...files.set(file, text.replace(from, to))]);
};

class Refused extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

/** The module's unzip(), in the page: Name and bytes of every file, or Refused with its key. */
async function unzip(bytes) {
  const answer = await module_page.evaluate(async (packed) => {
    const text = atob(packed), archive = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i += 1) archive[i] = text.charCodeAt(i);
    const { Refusal, unzip: take_apart } = await import(new URL('js/packs.mjs', document.baseURI));
    try {
      return { files: [...await take_apart(archive)].map(([name, data]) => [name, new TextDecoder().decode(data)]) };
    } catch (error) {
      return error instanceof Refusal ? { key: error.key } : { error: String(error) };
    }
  }, Buffer.from(bytes).toString('base64'));
  if (answer.key) throw new Refused(answer.key);
  assert.equal(answer.error, undefined);
  return new Map(answer.files.map(([name, data]) => [name, Buffer.from(data)]));
}

test('the module takes an archive apart as it was put together', async () => {
  for (const method of [0, 8]) {
    const files = await unzip(zip([...template()].map(([name, text]) => [name, text, { method }])));
    assert.deepEqual([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
                     [...template()].map(([name, bytes]) => [name, bytes.toString()]));
  }
  const files = await unzip(with_more(['README.md', 'x'], ['more.zip', 'PK'], ['__MACOSX/a.json', '{'], ['quizzes/', '']));
  assert.equal(files.size, template().size);
});

test('the module refuses what the program refuses', async () => {
  const spaces = (count) => Buffer.alloc(count, ' ');
  const noise = Buffer.from(Array.from({ length: MB }, (_, i) => 32 + ((i * i * 31 + (i >> 3) * 17) % 90)));
  const bomb = deflateRawSync(spaces(200 * MB));
  const cases = [
    ['error.pack.name_outside', with_more(['../x.json', '{}'])], ['error.pack.name_outside', with_more(['/x.json', '{}'])],
    ['error.pack.name_outside', with_more(['a\\x.json', '{}'])], ['error.pack.name_outside', with_more(['C:/x.json', '{}'])],
    ['error.pack.name_text', with_more(['a\nb.json', '{}'])], ['error.pack.twice', with_more([ITEMS, '{}'])],
    ['error.pack.link', with_more(['strings/en/x.json', '/etc/passwd', { mode: 0o120777 }])],
    ['error.pack.encrypted', with_more(['strings/en/x.json', '{}', { flags: 1 }])],
    ['error.pack.method', with_more(['strings/en/x.json', '{}', { method: 12 }])],
    ['error.pack.bomb', with_more(['strings/en/x.json', spaces(900 << 10)])],
    ['error.pack.file_size', with_more(['strings/en/x.json', '{}', { raw: bomb }])],
    ['error.pack.file_size', with_more(['strings/en/x.json', Buffer.concat([noise, noise])])],
    ['error.pack.file_size', with_more(['strings/en/x.json', Buffer.concat([noise, noise]), { method: 0 }])],
    ['error.pack.size', with_more(...Array.from({ length: 9 }, (_, i) => [`strings/en/x${i}.json`, noise.subarray(0, 1_000_000), { method: 0 }]))],
    ['error.pack.files', with_more(...Array.from({ length: 200 }, (_, i) => [`strings/en/x${i}.json`, '{}']))],
    ['error.pack.entries', zip(Array.from({ length: LIMITS.entries + 1 }, (_, i) => [`x${i}.txt`, '']))],
    ['error.pack.damaged', new Uint8Array()], ['error.pack.damaged', zip([...template()]).slice(0, -1)],
    ['error.pack.damaged', new Uint8Array(5000)], ['error.pack.damaged', zip([...template()]).slice(100)],
    ['error.pack.damaged', with_more(['strings/en/x.json', '{}', { raw: deflateRawSync(Buffer.from('[]')) }])],
  ];
  const start = Date.now();
  for (const [key, bytes] of cases) {
    assert.equal(await unzip(bytes).then(() => 'taken', (error) => error.key ?? String(error)), key);
    assert.ok(word(key));
  }
  assert.ok(Date.now() - start < 10000, 'bombs cost no time');
});

test('an archive that is cut off or has other bits is refused or whole', async () => {
  const good = zip([...template()]), files = template();
  let seed = 20261126, refused = 0;
  const random = (below) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed % below; };
  for (let i = 0; i < 600; i += 1) {
    const bytes = i % 3 === 0 ? good.slice(0, random(good.length)) : good.slice();
    for (let flips = i % 3 === 0 ? 0 : 1 + (i % 4); flips > 0; flips -= 1) bytes[random(bytes.length)] ^= 1 << random(8);
    try {
      for (const [name, text] of await unzip(bytes)) {
        if (files.has(name)) assert.equal(Buffer.compare(Buffer.from(text), files.get(name)), 0, name);
      }
    } catch (error) {
      assert.ok(error instanceof Refused, String(error));
      refused += 1;
    }
  }
  assert.ok(refused > 300, `${refused} refused`);
});

// --- the whole page ---

let site, other, browser, folder, module_page;
before(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'three-clocks-pack-'));
  cpSync(SITE, folder, { recursive: true });
  const put = (name, bytes) => writeFileSync(path.join(folder, name), bytes);
  put('week-one.zip', zip([...template()]));
  put('half.zip', zip([...template()]).slice(0, 2000));
  put('faulty.zip', changed(ITEMS, '"id": "W1-gone"', '"id": "Q01"'));
  put('marked.zip', changed(WORDS, 'At 3–4 hours', '<img src=x onerror=alert(1)>'));
  put('moon.zip', changed(TOUR, '"scene": "person"', '"scene": "moon"'));
  const texts = Array.from({ length: 8000 }, (_, i) => `"item.W9-${i}.stem":"${'a question '.repeat(9)}"`);
  put('large.zip', with_more(...Array.from({ length: 7 }, (_, i) => [`strings/en/x${i}.json`, `{${texts.join(',').replaceAll('W9', `W9${i}`)}}`])));
  [site, other] = [await serve(folder), await serve(folder)];
  browser = await launch();
  ({ page: module_page } = await openApp(browser, site.url));
});
after(async () => {
  await browser?.close();
  site?.close();
  other?.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (page, id) => page.locator(`[data-id="${id}"]`);
const notice = (page) => page.locator('#tc-mirror [data-id$="notice"]').first();

// Chromium at times calls a streamed fetch aborted although all of it was read; that it was, the page's words show.
const others = (problems) => problems.filter((problem) => !/^failed: \S*\.zip$/.test(problem));

async function open(query, options = {}) {
  const opened = await openApp(browser, site.url, { query, ...options });
  await opened.page.waitForFunction(() => document.documentElement.dataset.dossier === 'there', null, { timeout: 20000 });
  if (/[?&]pack=/.test(query)) await opened.page.waitForFunction(() => document.documentElement.dataset.pack, null, { timeout: 20000 });
  await settle(opened.page);
  return opened;
}

async function startPractice(page) {
  await press(page, 'button', word('tab.quiz'));
  await at(page, 'quiz/practice/go').waitFor({ state: 'attached' });
  await at(page, 'quiz/practice/go').focus();
  await page.keyboard.press('Enter');
  await at(page, 'quiz/stem').waitFor({ state: 'attached' });
}

test('a pack from the same site: its question is there by its role, its tour in the list, its address in links', async () => {
  const { page, context, problems } = await open('?pack=week-one.zip&motion=reduced');
  assert.match(await notice(page).innerText(), /‘Week one: three clocks’ by A\. Teacher: questions 3, tours 1\./);
  await press(page, 'button', word('tab.tour'));
  await page.getByText('Week one in two stops').first().waitFor({ state: 'attached' });
  await startPractice(page);
  const stems = Object.entries(JSON.parse(template().get(WORDS))).filter(([key]) => key.endsWith('.stem')).map(([, text]) => text);
  const shown = await at(page, 'quiz/stem').textContent();
  assert.ok(stems.includes(shown), shown);
  assert.equal(await page.getByRole('heading', { name: shown, exact: true }).count(), 1);
  const link = await page.evaluate(() => {
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { copied = text; } } });
    window.Module.tcHost.copyLink('t=40min');
    return copied;
  });
  assert.equal(link, `${site.url}?pack=week-one.zip&t=40min`);
  assert.deepEqual(others(problems), []);
  await context.close();
});

test('a pack from another site is refused with a sentence, and nothing is asked of that site', async () => {
  for (const address of [`${other.url}week-one.zip`, '//example.org/week-one.zip', 'data:application/zip,PK', 'javascript:alert(1)', 'http://[']) {
    const { page, context, problems } = await open(`?pack=${encodeURIComponent(address)}`);
    assert.match(await notice(page).innerText(), new RegExp(word('platform.pack_address').replaceAll('.', '\\.')), address);
    assert.deepEqual(problems, []);
    await context.close();
  }
});

test('a broken pack is refused with a sentence, and what is built in works', async () => {
  for (const [file, sentence] of [['half.zip', 'half.zip:1:1: '], ['faulty.zip', 'the id ‘Q01’ is built in already (quizzes/items_'],
                                  ['marked.zip', `marked.zip/${WORDS}:9:`], ['large.zip', 'large.zip/strings/en/x0.json:']]) {
    const { page, context, problems } = await open(`?pack=${file}`);
    const text = await notice(page).innerText();
    assert.ok(text.startsWith(word('platform.pack_failed').split('{')[0]) && text.includes(sentence), text);
    await startPractice(page);
    assert.ok(await heap_bytes(page) <= HEAP_LIMIT, file);
    assert.deepEqual(others(problems), []);
    await context.close();
  }
});

test('a faulty tour of a pack is left out alone, with a sentence that says where', async () => {
  const { page, context, problems } = await open('?pack=moon.zip');
  const text = await notice(page).innerText();
  assert.ok(text.startsWith(word('platform.pack_tours').split('{')[0]) && text.includes(`moon.zip/${TOUR}:`), text);
  await startPractice(page);
  assert.match(await at(page, 'quiz/stem').textContent(), /./);
  assert.deepEqual(others(problems), []);
  await context.close();
});

test('a pack that is not there is told', async () => {
  const { page, context, problems } = await open('?pack=none.zip');
  assert.ok((await notice(page).innerText()).includes(word('platform.pack_not_fetched', { what: '404' })));
  assert.deepEqual(others(problems).filter((problem) => !problem.includes('404')), []);
  await context.close();
});

test('an open question of a pack is gone on with when the pack is there, and says so when it is not', async () => {
  const { page, context } = await open('?pack=week-one.zip');
  await startPractice(page);
  const shown = await at(page, 'quiz/stem').textContent();
  await until(() => page.evaluate(() => window.localStorage.getItem('three-clocks.state')), (text) => text?.includes('W1-'));
  const again = async (query) => {
    await page.goto(site.url + query);
    await page.waitForFunction(() => document.documentElement.dataset.dossier === 'there');
    await page.waitForFunction((wanted) => !wanted || document.documentElement.dataset.pack, query !== '');
    await settle(page);
  };
  await again('?pack=week-one.zip');
  assert.equal(await at(page, 'quiz/stem').textContent(), shown);
  await again('');
  await at(page, 'quiz/resume/go').focus();
  await page.keyboard.press('Enter');
  await until(() => notice(page).innerText().catch(() => ''), (text) => /‘W1-[a-z-]+’ is not here now/.test(text));
  await context.close();
});

test('without an address of a pack nothing of all this is loaded', async () => {
  const { page, context, problems } = await open('');
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.ok(!loaded.some((name) => /packs|\.zip/.test(name)), loaded.join(' '));
  assert.deepEqual(problems, []);
  await context.close();
});
