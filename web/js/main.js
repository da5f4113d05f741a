// Starts the program in the page, or says why it cannot and leaves the text and the table.
// The scripts of the page are plain ones, in order, so that they also run in a sandboxed frame and from a folder.
'use strict';

(() => {

const { Host, Mirror, Vault, keepZoom, listenToKeys } = window.ThreeClocks;

const PATIENCE_MS = 20000;  // for the program's first frame, once it has arrived

const app = document.getElementById('tc-app');
const canvas = document.getElementById('canvas');

/** The words around the program: loading, running, failed. */
const panel = {
  state: 'loading',
  ready() {
    if (this.state === 'words') return;
    this.state = 'running';
    document.documentElement.dataset.state = 'running';
    document.getElementById('tc-mirror').hidden = false;
    document.querySelector('#tc-text .wide').tabIndex = -1;  // no Tab stop that cannot be seen
    performance.mark('tc-first-frame');
  },
  /** The stage is there too: what is worked through next disturbs nothing any more. */
  complete() {
    performance.mark('tc-stage');
    dossier.fetch(window.Module);
  },
  /** Without a picture, now or from the start: the program goes on as text, in the mirror that is then shown. */
  words(cause) {
    this.state = 'words';
    document.documentElement.dataset.state = 'words';
    const notice = document.getElementById('tc-words');
    for (const text of notice.querySelectorAll('[data-cause]')) text.hidden = text.dataset.cause !== cause;
    notice.hidden = false;
    canvas.hidden = true;
    document.getElementById('tc-lost').hidden = true;
    document.getElementById('tc-mirror').hidden = false;
    mirror.showWords();
  },
  fail(reason) {
    if (this.state === 'failed') return;
    this.state = 'failed';
    document.documentElement.dataset.state = 'failed';
    document.getElementById('tc-mirror').hidden = true;
    const message = document.getElementById('tc-failed');
    const picture = message.querySelector('img');
    picture.src = picture.dataset.src;
    message.querySelector('[data-reason]').textContent = reason;
    message.hidden = false;
  },
  graphics(there) {
    if (this.state === 'words') return;
    document.getElementById('tc-lost').hidden = there;
  },
};

const mirror = new Mirror(document.getElementById('tc-mirror'), document.getElementById('tc-live'),
                          (id, what, number) => window.Module.ccall('tc_action', null, ['string', 'number', 'number'],
                                                                    [id, what, number]),
                          (id, caret, text) => window.Module.ccall('tc_text', null, ['string', 'number', 'string'],
                                                                   [id, caret, text]));

/** What stands behind the timeline comes after the first picture, in one file; again when the page is shown again. */
const dossier = {
  state: 'none',
  async fetch(module) {
    if (this.state !== 'none') return;
    this.state = 'asked';
    let bytes = new Uint8Array(), reason = '';
    try {
      const answer = await fetch('dossier.pack', { credentials: 'same-origin' });
      if (!answer.ok) throw new Error(String(answer.status));
      bytes = new Uint8Array(await answer.arrayBuffer());
    } catch (error) {
      reason = error.message;
    }
    this.state = bytes.length ? 'there' : 'none';
    const place = module._malloc(bytes.length + 1);
    module.HEAPU8.set(bytes, place);
    module.ccall('tc_dossier', null, ['number', 'number', 'string'], [place, bytes.length, reason]);
    module._free(place);
    document.documentElement.dataset.dossier = this.state;
    if (this.state === 'there') pack.fetch(module);
  },
};

/** A course pack, where the address names one, comes after the dossier, on which it rests. */
const pack = {
  address: new URLSearchParams(window.location.search).get('pack'),
  async fetch(module) {
    if (this.address === null) return;
    try {
      const { bringPack } = await import(new URL('js/packs.mjs', document.baseURI));
      await bringPack(module, this.address);
    } catch (error) {
      module.ccall('tc_pack', null, ['string', 'string', 'string', 'string'],
                   ['', 'platform.pack_not_fetched', '', error.message]);
    }
    document.documentElement.dataset.pack = 'asked';
  },
  /** The address without it: that part is for the page, not for the program. */
  query: () => window.location.search.slice(1).split('&').filter((part) => !/^pack(=|$)/.test(part)).join('&'),
};

const media = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(prefers-contrast: more)',
               '(forced-colors: active)'].map((query) => window.matchMedia(query));

/** How the person's system looks, as Loop::look() counts it. */
function look() {
  const [dark, still, more, forced] = media.map((query) => query.matches);
  return (dark ? 1 : 0) | (still ? 2 : 0) | (more || forced ? 4 : 0);
}

function watchMedia(module) {
  for (const query of media) query.addEventListener('change', () => module._tc_look(look()));
  module._tc_look(look());
}

function watchCanvas(module) {
  const probe = document.getElementById('tc-safe');
  const measure = () => {
    const side = getComputedStyle(probe);
    module._tc_safe_area(...['Left', 'Top', 'Right', 'Bottom'].map((name) => parseFloat(side[`padding${name}`]) || 0));
  };
  new ResizeObserver(() => {
    window.dispatchEvent(new Event('resize'));
    measure();
  }).observe(canvas);
  canvas.addEventListener('pointerdown', () => canvas.focus({ preventScroll: true }));
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();  // else the browser never gives it back
    panel.graphics(false);
    module._tc_graphics(0);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    module._tc_graphics(1);
    panel.graphics(true);
  });
}

function watchPage(module) {
  const leave = () => module._tc_flush();
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
    else {
      module._tc_wake();
      dossier.fetch(module);  // comes with the second picture, for which a hidden page may wait long
    }
  });
}

/** After main(), which reads the content while the browser still looks for what is stored. */
async function open(module, vault) {
  await vault.ready;
  if (panel.state === 'failed') return;
  module._tc_open();
  watchMedia(module);
  watchCanvas(module);
  watchPage(module);
  listenToKeys(app, mirror, module);
}

/** Compiles the program while it arrives; in one piece where the server names its type wrongly. */
async function compileProgram() {
  const get = () => fetch('app.wasm', { credentials: 'same-origin' });
  try {
    return await WebAssembly.compileStreaming(get());
  } catch {
    return WebAssembly.compile(await (await get()).arrayBuffer());
  }
}

function start() {
  if (typeof WebAssembly !== 'object') {
    panel.fail('WebAssembly');
    return;
  }
  const compiled = compileProgram(), vault = new Vault('three-clocks.');
  const module = {
    canvas,
    arguments: [pack.query(), String(look())],
    print: (text) => console.info(text),
    printErr: (text) => console.warn(text),
    instantiateWasm: (imports, receive) => {
      compiled.then(async (code) => {
        if (panel.state !== 'failed') receive(await WebAssembly.instantiate(code, imports), code);
      }).catch((error) => panel.fail(String(error)));
      return {};
    },
    onAbort: (reason) => panel.fail(String(reason)),
    postRun: [() => open(module, vault).catch((error) => panel.fail(String(error)))],
    tcFrames: () => module._tc_frames(),
  };
  module.tcHost = new Host(module, mirror, panel, vault);
  window.Module = module;
  window.addEventListener('error', (event) => {
    if (event.error instanceof WebAssembly.RuntimeError || panel.state === 'loading') panel.fail(event.message);
  });
  keepZoom(app);
  // Not before the page has loaded: until then the browser draws its own sign of loading over and over, and a
  // machine without a GPU has the program's picture wait for each.
  if (document.readyState === 'complete') launch();
  else window.addEventListener('load', launch);
}

function launch() {
  const program = document.createElement('script');
  program.src = 'app.js';
  program.onerror = () => panel.fail('app.js');
  program.onload = () => setTimeout(() => { if (panel.state === 'loading') panel.fail('no picture'); }, PATIENCE_MS);
  document.head.append(program);
}

start();

})();
