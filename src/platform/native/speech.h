#pragma once
#include <string>

#include "core/result.h"

namespace tc::platform {

/// Reads a text aloud with the system's synthesiser (speech-dispatcher, or eSpeak NG), in place of what is being
/// read; nothing to read: is silent. Refused when there is none.
Status speak(const std::string& text);

}  // namespace tc::platform
