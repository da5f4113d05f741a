// The program's words by key, as the tests must see them on the page.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './site.mjs';

const folder = path.join(ROOT, 'assets/strings/en');
const texts = Object.assign({}, ...readdirSync(folder).filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));

/** The text of a key with its arguments put in. A missing key is a fault of the test. */
export function word(key, args = {}) {
  if (!(key in texts)) throw new Error(`no text for ${key}`);
  return texts[key].replace(/\{(\w+)\}/g, (whole, name) => args[name] ?? whole);
}
