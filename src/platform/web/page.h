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
/// The first picture that lacks nothing has been drawn, the second of all.
void complete();
/// The program cannot go on: the page shows its message and the table. `reason` is shown in small type.
void fail(const std::string& reason);
/// There is no picture (any more): the page shows the mirror in its place, as text and controls, and says why.
enum class NoPicture { no_webgl, shaders_refused };
void words(NoPicture cause);
/// localStorage (and IndexedDB behind it), or the page's memory where storage is refused.
std::optional<std::string> load(std::string_view name);
Status store(std::string_view name, std::string_view text);
/// False while something stored may still be lost with a browser that is killed; the page wakes the program after.
bool settled();
/// True when the browser did not write something stored onto the disk, where what was there before may have stayed. Where
/// it offers no IndexedDB at all, nothing was there.
bool refused();
/// Puts the page's own address with this query on the clipboard.
Status copy_link(const std::string& query);
/// Puts text on the clipboard.
Status copy_text(const std::string& text);
/// Opens an address in a new tab. Only http and https.
Status open_link(const std::string& address);
/// Reads a text aloud with the browser's synthesiser, or is silent when it is empty.
Status speak(const std::string& text);
/// Hands a file to the browser, which saves it where it saves downloads.
Result<std::string> save_file(const std::string& name, std::string_view bytes);
/// The same with what the canvas shows; in the same turn in which it was drawn.
void save_picture(const std::string& name);
/// Lets the person choose a file; its text comes back through tc_take_in().
bool pick_record();
/// Tells SDL that the canvas may have a new size or pixel ratio.
void announce_resize();

}  // namespace tc::platform::page
