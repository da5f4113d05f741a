// A course pack: fetched from the site of the page and unpacked within limits, file by file. Loaded only when the address
// names a pack. The browser inflates; what counts is what came out, not what the archive says of itself.

/** Kept in step with PackLimits in src/content/course_pack.h by a test. */
export const LIMITS = {
  files: 200, fileBytes: 1 << 20, bytes: 8 << 20, archiveBytes: 10 << 20, entries: 1000, ratio: 100, ratioFrom: 64 << 10,
};

const SLICE = 4096;  // packed bytes given at once: at most 4 MB come out before they are counted
const END = 0x06054b50, CENTRAL = 0x02014b50, LOCAL = 0x04034b50;
const KIND = 0xf000, FILE = 0x8000, FOLDER = 0x4000;  // of a Unix file

/** Why there is no pack: the key of the words, what they quote, and the file they are about. */
export class Refusal extends Error {
  constructor(key, what = '', file = '') {
    super(key);
    Object.assign(this, { key, what, file });
  }
}

const damaged = (what, file) => new Refusal('error.pack.damaged', what, file);

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

/** As content::unfit_pack_name(). */
function unfit(name) {
  if (/[\x00-\x1f\x7f]/.test(name)) return 'error.pack.name_text';
  const parts = (name.length > 1 && name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  const outside = name.includes('\\') || name[1] === ':' || parts.some((part) => part === '..' || part === '.' || part === '');
  return outside ? 'error.pack.name_outside' : '';
}

/** As content::is_read_from_pack(). */
const isRead = (name) => name.endsWith('.json') && !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

function nameOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal('error.pack.name_text');
  }
}

/** The entries of the archive's own list, which stands at its end. */
function entriesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const least = Math.max(0, end - 0xffff);
  while (end >= least && !(view.getUint32(end, true) === END && end + 22 + view.getUint16(end + 20, true) === bytes.length)) end -= 1;
  if (end < least) throw damaged('no list of files');
  const count = view.getUint16(end + 10, true), size = view.getUint32(end + 12, true), start = view.getUint32(end + 16, true);
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) throw damaged('several parts');
  if (start + size !== end) throw damaged('its list of files');
  if (count > LIMITS.entries) throw new Refusal('error.pack.entries', String(count));
  const entries = [];
  for (let at = start; entries.length < count;) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw damaged('its list of files');
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw damaged('its list of files');
    const rawName = bytes.subarray(at + 46, nameEnd);
    const entry = {
      name: nameOf(rawName), encrypted: (view.getUint16(at + 8, true) & 1) !== 0, method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true), kind: (view.getUint32(at + 38, true) >>> 16) & KIND,
    };
    const local = view.getUint32(at + 42, true), packed = view.getUint32(at + 20, true);
    if (local + 30 > start || view.getUint32(local, true) !== LOCAL) throw damaged('no such file', entry.name);
    const localName = local + 30, localEnd = localName + view.getUint16(local + 26, true);
    const from = localEnd + view.getUint16(local + 28, true);
    const same = view.getUint16(local + 8, true) === entry.method && localEnd - localName === rawName.length
      && rawName.every((byte, i) => byte === bytes[localName + i]);
    if (!same || from + packed > start) throw damaged('its parts disagree', entry.name);
    entries.push({ ...entry, data: bytes.subarray(from, from + packed) });
    at = next;
  }
  return entries;
}

/** What comes out of packed bytes, part by part; never more than one slice ahead of whoever counts. */
async function* partsOf(entry) {
  if (entry.method === 0) {
    yield entry.data;
    return;
  }
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter(), reader = stream.readable.getReader();
  const fed = (async () => {
    for (let at = 0; at < entry.data.length; at += SLICE) await writer.write(entry.data.slice(at, at + SLICE));
    await writer.close();
  })().catch(() => {});  // told by the reader
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    await fed;
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function inflate(entry, before) {
  const parts = [], most = Math.max(LIMITS.ratioFrom, LIMITS.ratio * entry.data.length);
  let size = 0;
  try {
    for await (const part of partsOf(entry)) {
      size += part.length;
      // Whatever came at once: what is told is the limit that is met first.
      if (size > Math.min(most, LIMITS.fileBytes)) {
        throw new Refusal(most < LIMITS.fileBytes ? 'error.pack.bomb' : 'error.pack.file_size', entry.name, entry.name);
      }
      if (before + size > LIMITS.bytes) throw new Refusal('error.pack.size', '> 8');
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : damaged('it does not unpack', entry.name);
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  if (crc32(out) !== entry.crc) throw damaged('its checksum is wrong', entry.name);
  return out;
}

/** Name and bytes of every file that a pack is read from. Throws a Refusal at the first fault. */
export async function unzip(bytes) {
  try {
    new DecompressionStream('deflate-raw');
  } catch {
    throw new Refusal('platform.pack_old');
  }
  const files = new Map(), seen = new Set();
  let total = 0;
  for (const entry of entriesOf(bytes)) {
    const { name } = entry, wrong = unfit(name);
    if (wrong) throw new Refusal(wrong, name, wrong === 'error.pack.name_outside' ? name : '');
    if (seen.has(name)) throw new Refusal('error.pack.twice', name, name);
    seen.add(name);
    if (![0, FILE, FOLDER].includes(entry.kind)) throw new Refusal('error.pack.link', name, name);
    if (name.endsWith('/') || !isRead(name)) continue;
    if (entry.encrypted) throw new Refusal('error.pack.encrypted', name, name);
    if (entry.method !== 0 && entry.method !== 8) throw new Refusal('error.pack.method', name, name);
    if (files.size === LIMITS.files) throw new Refusal('error.pack.files', `> ${LIMITS.files}`);
    const text = await inflate(entry, total);
    total += text.length;
    files.set(name, text);
  }
  return files;
}

/** The bytes at an address of this site; stops when there are more than an archive may have. */
async function fetchArchive(url) {
  const answer = await fetch(url, { mode: 'same-origin', credentials: 'same-origin' });
  if (!answer.ok) throw new Refusal('platform.pack_not_fetched', String(answer.status));
  let size = 0;
  const counted = answer.body.pipeThrough(new TransformStream({
    transform(part, to) {
      size += part.length;
      if (size > LIMITS.archiveBytes) throw new Refusal('error.pack.archive_size', '> 10');
      to.enqueue(part);
    },
  }));
  return new Uint8Array(await new Response(counted).arrayBuffer());
}

/** Where a pack may come from: the site of the page, over HTTP. */
function addressOf(text) {
  try {
    const url = new URL(text, window.location.href);
    if (url.origin === window.location.origin && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
  } catch {
    // No address at all.
  }
  throw new Refusal('platform.pack_address');
}

/** Gives the program the pack at this address, or says why there is none. */
export async function bringPack(module, text) {
  const name = text.split(/[?#]/)[0].split('/').pop().slice(0, 80) || 'pack';
  const end = (key, file, what) => module.ccall('tc_pack', null, ['string', 'string', 'string', 'string'], [name, key, file, what]);
  try {
    for (const [file, bytes] of await unzip(await fetchArchive(addressOf(text)))) {
      const place = module._malloc(bytes.length + 1);
      module.HEAPU8.set(bytes, place);
      module.ccall('tc_pack_file', null, ['string', 'number', 'number'], [file, place, bytes.length]);
      module._free(place);
    }
  } catch (error) {
    const why = error instanceof Refusal ? error : new Refusal('platform.pack_not_fetched', error.message);
    end(why.key, why.file, why.what);
    return;
  }
  end('', '', '');
}
