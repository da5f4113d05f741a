#pragma once
#include <string>

#include "content/library.h"

namespace tc::app {

/// A tour as one page of HTML that stands alone, for reading, printing or a screen reader: every step with its
/// time, caption, narration, what it rests on and its sources. Text only, no scripts.
std::string transcript_html(const content::Tour& tour, const content::Library& library);

}  // namespace tc::app
