// What the page may call. The list for the linker is exports.txt.
#include <emscripten.h>

#include "platform/web/loop.h"

using tc::platform::the_loop;

extern "C" {

/// What was stored can be read.
EMSCRIPTEN_KEEPALIVE void tc_open() { tc::platform::open_window(); }

/// Frames drawn since the start.
EMSCRIPTEN_KEEPALIVE int tc_frames() { return the_loop() ? static_cast<int>(the_loop()->frames()) : 0; }

EMSCRIPTEN_KEEPALIVE void tc_wake() {
  if (the_loop()) the_loop()->wake();
}

/// An action on a node; `what` counts as ui::Do does.
EMSCRIPTEN_KEEPALIVE void tc_action(const char* node_id, int what, double number) {
  if (what < 0 || what > static_cast<int>(tc::ui::Do::dismiss) || !the_loop()) return;
  the_loop()->post({.node_id = node_id, .what = static_cast<tc::ui::Do>(what), .number = number});
}

/// A key by KeyboardEvent.key; modifiers are 1 Shift, 2 Ctrl or Cmd, 4 Alt.
EMSCRIPTEN_KEEPALIVE void tc_key(const char* name, int down, int modifiers) {
  if (the_loop()) the_loop()->key(name, down != 0, modifiers);
}

EMSCRIPTEN_KEEPALIVE void tc_characters(const char* utf8) {
  if (the_loop()) the_loop()->characters(utf8);
}

EMSCRIPTEN_KEEPALIVE void tc_release_keys() {
  if (the_loop()) the_loop()->release_keys();
}

EMSCRIPTEN_KEEPALIVE void tc_paste(const char* text) {
  if (the_loop()) the_loop()->paste(text);
}

/// The text of a record that the person chose.
EMSCRIPTEN_KEEPALIVE void tc_take_in(const char* text) {
  if (the_loop()) the_loop()->take_in(text);
}

EMSCRIPTEN_KEEPALIVE void tc_look(int bits) {
  if (the_loop()) the_loop()->look(bits);
}

EMSCRIPTEN_KEEPALIVE void tc_safe_area(double left, double top, double right, double bottom) {
  if (!the_loop()) return;
  the_loop()->safe_area(static_cast<float>(left), static_cast<float>(top), static_cast<float>(right),
                        static_cast<float>(bottom));
}

EMSCRIPTEN_KEEPALIVE void tc_graphics(int there) {
  if (the_loop()) the_loop()->graphics(there != 0);
}

EMSCRIPTEN_KEEPALIVE void tc_flush() {
  if (the_loop()) the_loop()->flush();
}

/// Text of a field of the page, with its caret in bytes.
EMSCRIPTEN_KEEPALIVE void tc_text(const char* node_id, int caret, const char* utf8) {
  if (the_loop()) the_loop()->post({node_id, tc::ui::Do::set_value, static_cast<double>(caret), utf8});
}

/// The dossier, fetched by the page into memory that it gives back afterwards; length 0 with the reason.
EMSCRIPTEN_KEEPALIVE void tc_dossier(const char* bytes, int length, const char* reason) {
  if (the_loop()) the_loop()->take_dossier({bytes, static_cast<std::size_t>(length)}, reason);
}

/// A file of a course pack, unpacked by the page into memory that it gives back afterwards.
EMSCRIPTEN_KEEPALIVE void tc_pack_file(const char* name, const char* bytes, int length) {
  if (the_loop()) the_loop()->take_pack_file(name, {bytes, static_cast<std::size_t>(length)});
}

/// All files of a pack were given; or the page refused it, for which `key` names the words.
EMSCRIPTEN_KEEPALIVE void tc_pack(const char* pack, const char* key, const char* file, const char* what) {
  if (the_loop()) the_loop()->take_pack(pack, key, file, what);
}

EMSCRIPTEN_KEEPALIVE void tc_open_query(const char* query) {
  if (the_loop()) the_loop()->open_query(query);
}

}  // extern "C"
