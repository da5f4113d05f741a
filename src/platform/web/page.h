#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace tc::platform::page {

// What the program asks of the page: one function each, carried out by Module.tcHost (web/js/host.js).

/// Hands a batch of the mirror to the page.
void mirror(const std::string& message);
/// The first frame is on the screen: the page takes its loading picture away.
void ready();
/// The program cannot go on: the page shows its message and the table. `reason` is shown in small type.
void fail(const std::string& reason);
/// localStorage, or the page's memory where storage is refused.
std::optional<std::string> load(std::string_view name);
Status store(std::string_view name, std::string_view text);
/// Puts the page's own address with this query on the clipboard.
Status copy_link(const std::string& query);
/// Puts text on the clipboard.
Status copy_text(const std::string& text);
/// Opens an address in a new tab. Only http and https.
Status open_link(const std::string& address);
/// Reads a text aloud with the browser's synthesiser, or is silent when it is empty.
Status speak(const std::string& text);
/// Tells SDL that the canvas may have a new size or pixel ratio.
void announce_resize();

}  // namespace tc::platform::page
