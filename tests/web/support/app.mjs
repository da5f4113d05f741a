// The program as a person meets it: found by role and name, worked with the keyboard.
import assert from 'node:assert/strict';

import { word } from './words.mjs';

/** Focuses the element and presses a key on it. */
export async function press(page, role, name, key = 'Enter') {
  await focus_on(page, page.getByRole(role, { name, exact: true }).first());
  await page.keyboard.press(key);
}

/** The keyboard comes to the element, once it may: on a busy machine the program may still have to say so. */
export async function focus_on(page, locator) {
  await until(async () => {
    await locator.focus();
    return locator.evaluate((element) => element === document.activeElement);
  }, (there) => there, 15000);
}

export const press_button = (page, key) => press(page, 'button', word(key));
export const playhead = (page) => page.locator('[data-id$="lanes/playhead"]');
export const value_of = (locator) => locator.getAttribute('aria-valuetext');
export const frames = (page) => page.evaluate(() => window.Module.tcFrames());
export const heap_bytes = (page) => page.evaluate(() => window.Module.HEAPU8.length);

/** Waits until `read` gives something for which `good` holds; fails with the last value. */
export async function until(read, good, limit_ms = 5000) {
  const start = Date.now();
  let last;
  do {
    last = await read();
    if (good(last)) return last;
    await new Promise((done) => { setTimeout(done, 50); });
  } while (Date.now() - start < limit_ms);
  return assert.fail(`waited ${limit_ms} ms; the last value was ${JSON.stringify(last)}`);
}
