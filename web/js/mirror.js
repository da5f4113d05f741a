// Keeps real, invisible elements over the canvas in step with the program's semantics tree, so that screen readers,
// keyboards and tests meet ordinary buttons, sliders, headings and tables. What people do there goes back as actions.
'use strict';

(() => {

/** Counted as ui::Do in src/ui/semantics.h. */
const Do = Object.freeze({
  press: 0, setValue: 1, increment: 2, decrement: 3, pageUp: 4, pageDown: 5, home: 6, end: 7, focus: 8, dismiss: 9,
});

const SLIDER_KEYS = {
  ArrowRight: Do.increment, ArrowUp: Do.increment, ArrowLeft: Do.decrement, ArrowDown: Do.decrement,
  PageUp: Do.pageUp, PageDown: Do.pageDown, Home: Do.home, End: Do.end,
};
const PRESSED = new Set(['button', 'switch', 'radio', 'tab', 'link']);
const REST_MS = 400;
const FOCUS_MS = 1000;  // a frame on a slow machine takes a good part of this

const set = (element, name, value) => {
  if (value === undefined || value === null || value === false || value === '') element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
};
const words = (...parts) => parts.filter(Boolean).join(', ');

class Mirror {
  /**
   * @param root element that holds the mirror, laid over the canvas
   * @param live the one polite live region
   * @param act (id, what, number) => void
   * @param write (id, caret, text) => void, for text fields
   */
  constructor(root, live, act, write) {
    this.root = root;
    this.live = live;
    this.act = act;
    this.write = write;
    this.nodes = new Map();  // id -> {data, element, kind}
    this.order = [];
    this.quiet = false;      // focus moved by us, not by the person
    this.asked = null;       // where the person put the focus, until the program says so too
    this.started = false;
    this.waiting = new Map();
    this.shown = false;      // in place of the picture
    root.addEventListener('focusin', (event) => this.onFocus(event));
    root.addEventListener('focusout', (event) => this.onLeave(event));
    root.addEventListener('click', (event) => this.onClick(event));
    root.addEventListener('input', (event) => this.onInput(event));
    root.addEventListener('keyup', (event) => this.onCaret(event));
    root.addEventListener('scroll', () => { root.scrollTop = root.scrollLeft = 0; });
  }

  /** Takes one message of src/platform/mirror.h. */
  apply(message) {
    const fresh = [];
    for (const data of message.nodes) {
      const known = this.nodes.get(data.id);
      if (data.focused && !(known && known.data.focused)) fresh.push(data.id);
      this.update(known, data);
    }
    const lost = message.order ? this.arrange(message.order) : false;
    if (this.shown) this.labelFields();
    else this.place();
    this.rove();
    if (fresh.length) this.answerFocus(fresh);
    else if (lost) this.act('', Do.focus, 0);  // what had the focus is gone, and nothing came in its place
    this.started = true;
  }

  /** From now on the mirror is what is seen: it flows as a page, and what only the picture said is written. */
  showWords() {
    this.shown = true;
    this.labelFields();
  }

  /** Sliders and text fields have their names from the picture; here they get them as text. */
  labelFields() {
    const used = new Set();
    for (const { element, data } of this.nodes.values()) {
      if (element.tagName !== 'INPUT' || !element.isConnected) continue;
      let label = element.previousElementSibling;
      if (!label || !label.classList.contains('tc-label')) {
        label = document.createElement('span');
        label.className = 'tc-label';
        label.setAttribute('aria-hidden', 'true');
        element.before(label);
      }
      const says = data.role === 'slider' ? words(data.name, data.value) : data.name;
      if (label.textContent !== says) label.textContent = says;
      used.add(label);
    }
    for (const label of this.root.querySelectorAll('.tc-label')) if (!used.has(label)) label.remove();
  }

  update(known, data) {
    const kind = kindOf(data);
    if (!known || known.kind !== kind) {
      const element = document.createElement(kind);
      element.dataset.id = data.id;
      if (known) known.element.replaceWith(element);
      known = { data, element, kind, box: '' };
      this.nodes.set(data.id, known);
      if (data.live) this.say(data);
    } else if (data.live && words(known.data.name, known.data.value) !== words(data.name, data.value)) {
      this.say(data);
    }
    known.data = data;
    describe(known.element, data);
  }

  /** Rebuilds the nesting from the depth-first order; elements that stay keep their focus. True: what had it went. */
  arrange(order) {
    const active = document.activeElement;
    const hadFocus = this.root.contains(active);
    const kept = new Set(order);
    this.quiet = true;  // where an element goes with the focus, the person did not leave
    for (const [id, node] of this.nodes) {
      if (kept.has(id)) continue;
      node.element.remove();
      this.nodes.delete(id);
    }
    this.quiet = false;
    const path = [{ element: this.root, depth: -1, next: this.root.firstChild }];
    for (const id of order) {
      const { element, data } = this.nodes.get(id);
      while (path.length > 1 && path[path.length - 1].depth >= data.depth) path.pop();
      const parent = path[path.length - 1];
      const host = hostFor(parent.element, element);
      if (host !== parent.element) host.append(element);
      else if (parent.next === element) parent.next = element.nextSibling;
      else host.insertBefore(element, parent.next);
      const text = element.firstChild && element.firstChild.nodeType === Node.TEXT_NODE ? element.firstChild : null;
      path.push({ element, depth: data.depth, next: text ? text.nextSibling : element.firstChild });
    }
    this.order = order;
    this.checkLists();
    if (hadFocus && document.activeElement !== active) {
      this.quiet = true;  // moving an element in the page takes its focus away
      if (active.isConnected) active.focus({ preventScroll: true });
      else document.getElementById('canvas').focus({ preventScroll: true });
      this.quiet = false;
    }
    return hadFocus && !active.isConnected;
  }

  /** A list is one only while all its children are items; items elsewhere are plain. */
  checkLists() {
    for (const { element, data } of this.nodes.values()) {
      if (data.role === 'list') {
        const items = [...element.children].every((child) => this.nodes.get(child.dataset.id)?.data.role === 'listitem');
        set(element, 'role', items && element.children.length ? 'list' : 'group');
      }
    }
    for (const { element, data } of this.nodes.values()) {
      if (data.role === 'listitem') {
        set(element, 'role', element.parentElement.getAttribute('role') === 'list' ? 'listitem' : null);
      }
    }
  }

  /** Puts every element over its rectangle on the canvas. */
  place() {
    const path = [];
    for (const id of this.order) {
      const node = this.nodes.get(id);
      const { data, element } = node;
      while (path.length && path[path.length - 1].depth >= data.depth) path.pop();
      const origin = path.length ? path[path.length - 1] : { x: 0, y: 0 };
      const [x, y, w, h] = data.rect;
      if (data.role === 'row' || data.role === 'cell' || data.role === 'columnheader') {
        path.push({ depth: data.depth, x: origin.x, y: origin.y });
        continue;
      }
      const box = `${x - origin.x},${y - origin.y},${w},${h}`;
      if (box !== node.box) {
        node.box = box;
        element.style.left = `${x - origin.x}px`;
        element.style.top = `${y - origin.y}px`;
        element.style.width = `${Math.max(1, w)}px`;
        element.style.height = `${Math.max(1, h)}px`;
      }
      path.push({ depth: data.depth, x, y });
    }
  }

  /** One Tab stop for each group of radio buttons. */
  rove() {
    for (const group of this.root.querySelectorAll('[role=radiogroup]')) {
      const radios = [...group.querySelectorAll('[role=radio]')];
      const stop = radios.find((radio) => radio.getAttribute('aria-checked') === 'true')
        || radios.find((radio) => !radio.disabled) || radios[0];
      for (const radio of radios) radio.tabIndex = radio === stop ? 0 : -1;
    }
  }

  /** The program's focus. While it still answers to where the person was, the person is not pulled back. */
  answerFocus(fresh) {
    const last = fresh[fresh.length - 1], { asked } = this;
    const late = asked && !fresh.includes(asked.id) && this.nodes.has(asked.id) && performance.now() < asked.until;
    if (late) return;
    this.asked = null;
    this.follow(last);
  }

  /** The program moved the focus: follow when the person is inside the program. */
  follow(id) {
    const { element } = this.nodes.get(id);
    const app = this.root.parentElement;
    if (!app.contains(document.activeElement) || document.activeElement === element) return;
    this.quiet = true;
    element.focus({ preventScroll: true });
    this.quiet = false;
  }

  /** Speaks politely, once the words have rested; what the page opens with is there to read, not announced. */
  say({ id, name, value }) {
    const sentence = value || name || '';
    if (!this.started) {
      this.live.textContent = sentence;
      return;
    }
    this.waiting.set(id, sentence);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.live.textContent = [...this.waiting.values()].join(' ');
      this.waiting.clear();
    }, REST_MS);
  }

  idOf(target) {
    const element = target.closest && target.closest('[data-id]');
    return element && this.root.contains(element) ? element.dataset.id : null;
  }

  onFocus(event) {
    const id = this.idOf(event.target);
    if (!id || this.quiet) return;
    this.asked = { id, until: performance.now() + FOCUS_MS };
    this.act(id, Do.focus, 0);
    this.onCaret(event);  // at once: the program leaves editing to the page only when it knows of a caret there
  }

  onLeave(event) {
    if (!this.quiet && !this.root.parentElement.contains(event.relatedTarget)) this.act('', Do.focus, 0);
  }

  onClick(event) {
    const id = this.idOf(event.target);
    if (!id) return;
    const { role } = this.nodes.get(id).data;
    if (role === 'textbox') this.onCaret(event);
    else if (role !== 'slider') this.act(id, Do.press, 0);
  }

  onInput(event) {
    const id = this.idOf(event.target);
    if (id && event.target.type === 'range') this.act(id, Do.setValue, Number(event.target.value));
    else this.onCaret(event);
  }

  /** The text of a field and where its caret stands, in bytes; the program draws both. */
  onCaret({ target }) {
    const id = this.idOf(target);
    if (!id || target.type !== 'text') return;
    this.write(id, new TextEncoder().encode(target.value.slice(0, target.selectionEnd)).length, target.value);
  }

  /**
   * A key on an element of the mirror. True when the mirror has dealt with it (or leaves it to the element), so that
   * the program must not see it.
   */
  onKey(event) {
    const id = this.idOf(event.target);
    if (!id || event.ctrlKey || event.metaKey || event.altKey) return false;
    const { role, focusable } = this.nodes.get(id).data;
    if (role === 'textbox') return true;
    if (role === 'slider' && event.key in SLIDER_KEYS) {
      const pages = event.shiftKey ? { ArrowRight: Do.pageUp, ArrowUp: Do.pageUp, ArrowLeft: Do.pageDown,
                                       ArrowDown: Do.pageDown } : {};
      this.act(id, pages[event.key] ?? SLIDER_KEYS[event.key], 0);
      event.preventDefault();
      return true;
    }
    if (role === 'radio' && event.key.startsWith('Arrow')) {
      this.chooseRadio(event);
      return true;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      if (PRESSED.has(role)) return true;  // the element clicks by itself
      if (!focusable || role === 'slider') return false;
      this.act(id, Do.press, 0);
      event.preventDefault();
      return true;
    }
    return false;
  }

  chooseRadio(event) {
    const radios = [...event.target.closest('[role=radiogroup]').querySelectorAll('[role=radio]:not(:disabled)')];
    const by = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1;
    const next = radios[(radios.indexOf(event.target) + by + radios.length) % radios.length];
    event.preventDefault();
    next.tabIndex = 0;
    next.focus({ preventScroll: true });
    this.act(next.dataset.id, Do.press, 0);
  }
}

function kindOf({ role, level }) {
  switch (role) {
    case 'heading': return `h${Math.min(6, Math.max(2, level || 2))}`;
    case 'button': case 'switch': case 'radio': case 'tab': case 'link': return 'button';
    case 'slider': case 'textbox': return 'input';
    case 'table': return 'table';
    case 'row': return 'tr';
    case 'cell': return 'td';
    case 'columnheader': return 'th';
    case 'paragraph': case 'status': return 'p';
    case 'region': return 'section';
    default: return 'div';
  }
}

/** Table rows need a body between them and the table. */
function hostFor(parent, element) {
  if (parent.tagName !== 'TABLE' || element.tagName !== 'TR') return parent;
  return parent.tBodies[0] || parent.appendChild(document.createElement('tbody'));
}

function text(element, content) {
  const first = element.firstChild;
  if (first && first.nodeType === Node.TEXT_NODE) {
    if (first.data !== content) first.data = content;
  } else if (content) {
    element.prepend(content);
  }
}

/** Writes a node's words and states into its element. */
function describe(element, data) {
  const { role, name = '', value = '', description = '' } = data;
  set(element, 'aria-disabled', data.disabled ? 'true' : null);
  set(element, 'aria-expanded', 'expanded' in data ? String(data.expanded) : null);
  switch (role) {
    case 'slider': {
      element.type = 'range';
      element.min = data.min;
      element.max = data.max;
      element.step = 'any';
      if (Number(element.value) !== data.now) element.value = data.now;
      set(element, 'aria-label', name);
      set(element, 'aria-valuetext', value);
      set(element, 'aria-description', description);
      break;
    }
    case 'button': case 'switch': case 'radio': case 'tab': case 'link':
      element.type = 'button';
      text(element, name);
      if (role === 'switch') set(element, 'aria-pressed', String(!!data.checked));
      if (role === 'radio') set(element, 'role', 'radio');
      if (role === 'radio') set(element, 'aria-checked', String(!!data.checked));
      if (role === 'tab') set(element, 'aria-current', data.checked ? 'true' : null);
      if (role === 'link') set(element, 'role', 'link');
      element.disabled = !!data.disabled;
      set(element, 'aria-description', words(value, description));
      break;
    case 'textbox':
      element.type = 'text';
      element.maxLength = 80;
      element.autocomplete = 'off';
      element.spellcheck = false;
      if (element !== document.activeElement) element.value = value;  // who types is ahead of the program
      set(element, 'aria-label', name);
      break;
    case 'img':
      set(element, 'role', 'img');
      set(element, 'aria-label', words(name, value, description));
      break;
    case 'table': case 'region': case 'list':
      set(element, 'aria-label', name);
      set(element, 'aria-description', description);
      break;
    case 'group': case 'radiogroup': case 'dialog':
      set(element, 'role', role);
      set(element, 'aria-label', name);
      set(element, 'aria-description', words(value, description));
      break;
    case 'columnheader':
      element.scope = 'col';
      text(element, name || value);
      break;
    case 'heading': case 'paragraph': case 'cell': case 'listitem': case 'status':
      text(element, name && value ? `${name}: ${value}` : name || value);
      break;
    default:
  }
  const natural = PRESSED.has(role) || role === 'slider' || role === 'textbox';
  if (natural && role !== 'radio') element.tabIndex = data.focusable === false || !data.focusable ? -1 : 0;
  else if (!natural) set(element, 'tabindex', data.focusable ? 0 : null);
}

Object.assign(window.ThreeClocks ??= {}, { Mirror });

})();
