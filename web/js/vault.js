// What the page stores, once more in IndexedDB, where a finished write is on the disk. localStorage, which can be read at
// once and is shared between tabs, may be written seconds later: a browser that is killed loses that.
'use strict';

(() => {

const NAME = 'three-clocks', STORE = 'kept', PATIENCE_MS = 1500;

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

class Vault {
  constructor(prefix) {
    this.prefix = prefix;
    this.opened = null;
    this.waiting = 0;
    /** Names of which the last write did not reach the disk, so that an older text may lie there. */
    this.refused = new Set();
    /** Settles when localStorage is as new as what was written last, also by a browser that was killed. */
    this.ready = Promise.race([this.compare().catch(() => {}), new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS); })]);
  }

  async compare() {
    const known = await window.indexedDB.databases?.();
    if (known && !known.some(({ name }) => name === NAME)) return;  // the first visit does not wait until one is made
    const store = (await this.open()).transaction(STORE).objectStore(STORE);
    const [names, kept] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    names.forEach((name, i) => {
      if (kept[i].stamp > this.stamp(name)) this.put(name, kept[i]);
    });
  }

  /** The database, made when there is none; rejects where the browser refuses it. */
  open() {
    this.opened ??= (async () => {
      const opening = window.indexedDB.open(NAME, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
      const database = await done(opening);
      database.onversionchange = () => { this.opened = null; database.close(); };
      database.onclose = () => { this.opened = null; };
      return database;
    })();
    return this.opened;
  }

  /** How often `name` was stored: the larger, the newer. */
  stamp(name) {
    return Number(window.localStorage.getItem(`${this.prefix}stamp.${name}`)) || 0;
  }

  put(name, { text, stamp }) {
    window.localStorage.setItem(this.prefix + name, text);
    window.localStorage.setItem(`${this.prefix}stamp.${name}`, String(stamp));
  }

  /** Stores; throws where localStorage is refused. `settled` is called when the text is on the disk. */
  store(name, text, settled) {
    const kept = { text, stamp: this.stamp(name) + 1 };
    this.put(name, kept);
    this.waiting += 1;
    // Refused here, it is in localStorage all the same.
    this.write(name, kept).then(() => this.refused.delete(name), () => this.refused.add(name)).finally(() => {
      this.waiting -= 1;
      settled();
    });
  }

  async write(name, kept) {
    const database = await this.open().catch(() => null);
    if (!database) return;  // a browser without: localStorage is all there is
    const writing = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    const finished = new Promise((resolve, reject) => {
      writing.oncomplete = resolve;
      writing.onabort = () => reject(writing.error);
    });
    const store = writing.objectStore(STORE), old = await done(store.get(name));
    if (!old || old.stamp < kept.stamp) store.put(kept, name);  // else another tab was later
    await finished;
  }
}

Object.assign(window.ThreeClocks ??= {}, { Vault });

})();
