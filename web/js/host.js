// What the program asks of the page (src/platform/web/page.h): storage, clipboard, the mirror, the loading picture.
'use strict';

(() => {

const PREFIX = 'three-clocks.';

class Host {
  constructor(module, mirror, panel) {
    this.module = module;
    this.panel = panel;
    this.view = mirror;
    this.memory = new Map();  // used where storage is refused (private mode, sandboxed frame)
  }

  give(text) {
    this.module.ccall('tc_take_text', null, ['string'], [text]);
  }

  mirror(message) {
    this.view.apply(JSON.parse(message));
  }

  ready() {
    this.panel.ready();
  }

  fail(reason) {
    this.panel.fail(reason);
  }

  load(name) {
    let text = this.memory.get(name);
    try {
      text = window.localStorage.getItem(PREFIX + name) ?? text;
    } catch {
      // Said when something has to be stored.
    }
    if (text === undefined || text === null) return 0;
    this.give(text);
    return 1;
  }

  store(name, text) {
    this.memory.set(name, text);
    try {
      window.localStorage.setItem(PREFIX + name, text);
      return 1;
    } catch (error) {
      this.give(error.name || 'Error');
      return 0;
    }
  }

  copyLink(query) {
    const { origin, pathname, search } = window.location;
    const pack = new URLSearchParams(search).get('pack');
    if (pack !== null) query = `pack=${encodeURIComponent(pack).replaceAll('%2F', '/')}${query ? `&${query}` : ''}`;
    return this.copy(`${origin === 'null' ? 'file://' : origin}${pathname}${query ? `?${query}` : ''}`);
  }

  copy(text) {
    if (!navigator.clipboard) {
      this.give('NotAllowedError');
      return 0;
    }
    navigator.clipboard.writeText(text).catch(() => {});
    return 1;
  }

  open(address) {
    if (!/^https?:\/\//.test(address)) return 0;
    window.open(address, '_blank', 'noopener,noreferrer');
    return 1;
  }

  speak(text) {
    const voice = window.speechSynthesis;
    if (!voice || !window.SpeechSynthesisUtterance) return text ? 0 : 1;
    voice.cancel();
    if (!text) return 1;
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang || 'en';
    voice.speak(words);
    return 1;
  }

  resize() {
    window.dispatchEvent(new Event('resize'));
  }
}

Object.assign(window.ThreeClocks ??= {}, { Host });

})();
