// What the program asks of the page (src/platform/web/page.h): storage, clipboard, the mirror, the loading picture.
'use strict';

(() => {

const PREFIX = 'three-clocks.';
const LARGEST_RECORD = 32 << 20;
const TYPES = { '.csv': 'text/csv', '.html': 'text/html', '.json': 'application/json', '.svg': 'image/svg+xml' };

class Host {
  constructor(module, mirror, panel, vault) {
    this.module = module;
    this.vault = vault;
    this.panel = panel;
    this.view = mirror;
    this.memory = new Map();  // used where storage is refused (private mode, sandboxed frame)
  }

  give(text) {
    this.callWith('_tc_take_text', text);
  }

  /** Texts of any length go through the heap: the stack of a call is small. */
  callWith(name, text) {
    const bytes = new TextEncoder().encode(text);
    const place = this.module._malloc(bytes.length + 1);
    this.module.HEAPU8.set(bytes, place);
    this.module.HEAPU8[place + bytes.length] = 0;
    this.module[name](place);
    this.module._free(place);
  }

  mirror(message) {
    this.view.apply(JSON.parse(message));
  }

  ready() {
    this.panel.ready();
  }

  complete() {
    this.panel.complete();
  }

  fail(reason) {
    this.panel.fail(reason);
  }

  words(cause) {
    this.panel.words(cause);
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
      this.vault.store(name, text, () => this.module._tc_wake());
      return 1;
    } catch (error) {
      this.give(error.name || 'Error');
      return 0;
    }
  }

  /** All that was stored is on the disk, as far as the browser can tell. */
  settled() {
    return this.vault.waiting === 0 ? 1 : 0;
  }

  refused() {
    return this.vault.refused.size > 0 ? 1 : 0;
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

  save(name, bytes) {
    try {
      this.download(name, new Blob([bytes], { type: TYPES[name.slice(name.lastIndexOf('.'))] ?? 'application/octet-stream' }));
      return 1;
    } catch (error) {
      this.give(error.name || 'Error');
      return 0;
    }
  }

  savePicture(name) {
    this.module.canvas.toBlob((blob) => { if (blob) this.download(name, blob); }, 'image/png');
  }

  download(name, blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  pickRecord() {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json,.csv,text/csv';
    input.addEventListener('change', async () => {
      const [file] = input.files;
      if (!file) return;
      const text = file.size <= LARGEST_RECORD ? await file.text() : '';
      this.callWith('_tc_take_in', text);
    });
    input.click();
  }

  resize() {
    window.dispatchEvent(new Event('resize'));
  }
}

Object.assign(window.ThreeClocks ??= {}, { Host });

})();
