#include "platform/web/page.h"

#include <emscripten.h>

#include <utility>

#include "platform/platform.h"

namespace {
/// Where the page puts a text that it gives back during a call.
std::string& received() {
  static std::string text;
  return text;
}
}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void tc_take_text(const char* text) { received() = text; }

namespace tc::platform::page {
namespace {

/// The name of the browser's refusal, left in received() by the page, as a message.
Message refusal(const char* key) { return {key, {{"reason", received()}}}; }

}  // namespace

void mirror(const std::string& message) {
  EM_ASM({ Module.tcHost.mirror(UTF8ToString($0)); }, message.c_str());
}

void ready() {
  EM_ASM({ Module.tcHost.ready(); });
}

void complete() {
  EM_ASM({ Module.tcHost.complete(); });
}

void fail(const std::string& reason) {
  EM_ASM({ Module.tcHost.fail(UTF8ToString($0)); }, reason.c_str());
}

void words(NoPicture cause) {
  EM_ASM({ Module.tcHost.words(UTF8ToString($0)); }, cause == NoPicture::shaders_refused ? "shaders" : "webgl");
}

std::optional<std::string> load(std::string_view name) {
  const std::string key(name);
  const int found = EM_ASM_INT({ return Module.tcHost.load(UTF8ToString($0)); }, key.c_str());
  if (!found) return std::nullopt;
  return std::move(received());
}

Status store(std::string_view name, std::string_view text) {
  const std::string key(name), value(text);
  const int stored = EM_ASM_INT({ return Module.tcHost.store(UTF8ToString($0), UTF8ToString($1)); },
                                key.c_str(), value.c_str());
  if (!stored) return refusal("platform.storage_refused");
  return Unit{};
}

bool settled() {
  return EM_ASM_INT({ return Module.tcHost.settled(); }) != 0;
}

bool refused() {
  return EM_ASM_INT({ return Module.tcHost.refused(); }) != 0;
}

Status copy_link(const std::string& query) {
  const int copied = EM_ASM_INT({ return Module.tcHost.copyLink(UTF8ToString($0)); }, query.c_str());
  if (!copied) return refusal("platform.clipboard_refused");
  return Unit{};
}

Status copy_text(const std::string& text) {
  const int copied = EM_ASM_INT({ return Module.tcHost.copy(UTF8ToString($0)); }, text.c_str());
  if (!copied) return refusal("platform.clipboard_refused");
  return Unit{};
}

Status open_link(const std::string& address) {
  const int opened = EM_ASM_INT({ return Module.tcHost.open(UTF8ToString($0)); }, address.c_str());
  if (!opened) return refusal("platform.browser_refused");
  return Unit{};
}

Status speak(const std::string& text) {
  const int spoken = EM_ASM_INT({ return Module.tcHost.speak(UTF8ToString($0)); }, text.c_str());
  if (!spoken) return Message{"platform.no_speech"};
  return Unit{};
}

Result<std::string> save_file(const std::string& name, std::string_view bytes) {
  const int saved = EM_ASM_INT({ return Module.tcHost.save(UTF8ToString($0), HEAPU8.slice($1, $1 + $2)); }, name.c_str(),
                               bytes.data(), bytes.size());
  if (!saved) return refusal("platform.download_refused");
  return name;
}

void save_picture(const std::string& name) {
  EM_ASM({ Module.tcHost.savePicture(UTF8ToString($0)); }, name.c_str());
}

bool pick_record() {
  EM_ASM({ Module.tcHost.pickRecord(); });
  return true;
}

void announce_resize() {
  EM_ASM({ Module.tcHost.resize(); });
}

}  // namespace tc::platform::page

namespace tc::platform {

std::optional<std::string> load_stored(std::string_view name) { return page::load(name); }
Status store(std::string_view name, std::string_view text) { return page::store(name, text); }
bool has_display() { return true; }

}  // namespace tc::platform
