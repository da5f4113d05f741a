#include "ui/sheet.h"

#include <vector>

#include "app/tour.h"

namespace tc::ui {

bool has_sheet(const app::State& state, const content::Library& library, const View& view) {
  if (state.panel == app::Panel::tour) return !view.tour_list && app::current_step(state, library) != nullptr;
  return state.panel == app::Panel::none && !state.selected.empty() && state.screen == app::Screen::timeline;
}

Sheet sheet_of(const app::State& state, const content::Library& library, const View& view) {
  if (!has_sheet(state, library, view)) return Sheet::all;
  if (!view.sheet_other) return Sheet::half;
  return state.panel == app::Panel::tour ? Sheet::low : Sheet::all;
}

void SheetScroll::before(const app::State& state, const Layout& layout, View& view) {
  if (layout.drawer_sheet != open_) {
    open_ = layout.drawer_sheet;
    if (open_) before_ = view.scroll_y;
    else view.scroll_y = before_;
    about_.clear();
  }
  if (!open_) return;
  const bool lanes = state.screen == app::Screen::timeline && !state.stage.open;
  std::string about = state.tour.id + '/' + state.tour.step + '/' + state.selected + (lanes ? "/lanes/" : "/") +
                      std::to_string(layout.drawer.h);
  if (about == about_) return;
  about_ = std::move(about);
  look_ = lanes;
  view.scroll_y = lanes ? layout.plot.y - layout.bar_height - layout.em : 0;
}

bool SheetScroll::after(const app::State& state, const content::Library& library, const Layout& layout,
                        const Semantics& semantics, View& view) {
  if (!look_) return false;
  look_ = false;
  std::vector<std::string> marks{state.selected};
  if (const content::TourStep* step = app::current_step(state, library); step != nullptr && state.panel == app::Panel::tour)
    marks.insert(marks.end(), step->highlight.begin(), step->highlight.end());
  for (const std::string& mark : marks) {
    const Node* node = semantics.find("timeline/lanes/" + mark);
    if (node == nullptr) continue;
    const float below = node->rect.y + node->rect.h - (layout.page_bottom - layout.em);
    const float above = layout.bar_height + layout.em - node->rect.y;
    if (below <= 0 && above <= 0) return false;
    view.scroll_y += below > 0 ? below : -above;
    return true;
  }
  return false;
}

}  // namespace tc::ui
