#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace tc::platform {

/// Storage by name, as platform.h has it.
using LoadText = std::function<std::optional<std::string>(std::string_view name)>;
using StoreText = std::function<Status(std::string_view name, std::string_view text)>;

/// Keeps a text that could not be read beside, under a name of its own: "<name>-set-aside", then "-2" to "-5" behind
/// it. None is ever replaced, and the same text is kept once. Gives the name. Refuses when all are taken, and as
/// storage does.
Result<std::string> set_aside(const LoadText& load, const StoreText& store, std::string_view name, std::string_view text);
/// Forgets everything that was set aside of this name. Refuses as storage does; what can go has gone then.
Status forget_set_aside(const LoadText& load, const StoreText& store, std::string_view name);

}  // namespace tc::platform
