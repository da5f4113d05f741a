#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/command.h"
#include "ui/runtime.h"

namespace tc::ui {

/// The still screen as a drawing in SVG: shapes as polygons, words as text that can be read and searched, and
/// `caption` (its source and the link to the view) as the drawing's title and last line. Draws nothing on a
/// screen; see still_semantics().
std::string still_svg(const std::shared_ptr<const content::Library>& library, const Surface& surface,
                      const std::vector<app::Command>& commands, const std::string& caption);

}  // namespace tc::ui
