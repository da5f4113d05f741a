#pragma once
#include <vector>

#include "content/library.h"
#include "ui/runtime.h"

namespace tc::platform {

/// Says that the course pack of the running library is in: its title, who made it, what it holds. An earlier notice
/// that is still there is not pushed away.
void tell_pack(ui::Runtime& runtime);
/// Says that a pack was left out for these faults, of which there is one at least, and that what is built in is shown.
void tell_no_pack(ui::Runtime& runtime, const std::vector<Message>& faults);

}  // namespace tc::platform
