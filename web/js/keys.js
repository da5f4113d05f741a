// Keys reach the program only while the focus is inside it, and never those that belong to the browser or the page:
// Tab, function keys and every Ctrl, Cmd or Alt combination except undo and redo.
'use strict';

(() => {

const SCROLLING = new Set([' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);
const OURS_WITH_CTRL = new Set(['z', 'y']);

/** Modifiers as tc_key takes them. */
const modifiers = (event) => (event.shiftKey ? 1 : 0) | (event.ctrlKey || event.metaKey ? 2 : 0) | (event.altKey ? 4 : 0);

function belongsToBrowser(event) {
  if (event.isComposing || event.key === 'Tab' || event.key === 'Dead' || event.key === 'Unidentified') return true;
  if (/^F\d+$/.test(event.key)) return true;
  if (event.altKey && !event.ctrlKey) return true;
  return (event.ctrlKey || event.metaKey) && !OURS_WITH_CTRL.has(event.key.toLowerCase());
}

function listenToKeys(app, mirror, module) {
  const send = (event, down) => module.ccall('tc_key', null, ['string', 'number', 'number'],
                                             [event.key, down, modifiers(event)]);
  app.addEventListener('keydown', (event) => {
    if (belongsToBrowser(event) || mirror.onKey(event)) return;
    send(event, 1);
    const typed = [...event.key].length === 1 && !event.ctrlKey && !event.metaKey;
    if (typed) module.ccall('tc_characters', null, ['string'], [event.key]);
    if (SCROLLING.has(event.key) || event.ctrlKey || event.metaKey || event.key === '/') event.preventDefault();
  });
  app.addEventListener('keyup', (event) => send(event, 0));
  app.addEventListener('focusout', (event) => {
    if (!app.contains(event.relatedTarget)) module._tc_release_keys();
  });
  app.addEventListener('paste', (event) => {
    if (event.target.matches('input')) return;
    module.ccall('tc_paste', null, ['string'], [event.clipboardData.getData('text/plain')]);
    event.preventDefault();
  });
}

/** The browser keeps zoom: pinches and Ctrl with the wheel never reach SDL, which would swallow them. */
function keepZoom(app) {
  app.addEventListener('wheel', (event) => { if (event.ctrlKey) event.stopImmediatePropagation(); },
                       { capture: true, passive: true });
  for (const name of ['touchstart', 'touchmove']) {
    app.addEventListener(name, (event) => { if (event.touches.length > 1) event.stopImmediatePropagation(); },
                         { capture: true, passive: true });
  }
}

Object.assign(window.ThreeClocks ??= {}, { listenToKeys, keepZoom });

})();
