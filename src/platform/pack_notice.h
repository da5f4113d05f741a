#pragma once
#include <vector>

#include "content/library.h"
#include "ui/runtime.h"

namespace tc::platform {

/// Says how the course pack fared whose faults these are. Without any: that it is in, its title, who made it, what it
/// holds. With some: that it was left out, or, when it is in the running library, that a tour of it was; and the first
/// fault.
void tell_pack(ui::Runtime& runtime, const std::vector<Message>& faults);

}  // namespace tc::platform
