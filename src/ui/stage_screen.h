#pragma once
#include <span>
#include <string>

#include "app/stage_now.h"
#include "scene/picture.h"
#include "ui/curves.h"
#include "ui/ui.h"

namespace tc::ui {

/// The small stage beside the clocks, where the layout has room for it; elsewhere a button. Opens the large
/// one.
void stage_thumbnail(Ui& ui, const Curves& curves);
/// The large stage in place of hero and lanes.
void stage_screen(Ui& ui, const Curves& curves);

// Parts of the large stage.

/// Every element of the picture as a button, with leaders and words for those that are shown; `picture_rect`
/// is where it was drawn. `beside`: the whole scene is shown, with room for words beside the action.
void stage_elements(Ui& ui, const scene::Picture& picture, const app::StageNow& now, const Rect& picture_rect,
                    bool beside);
/// A short name at the left of each mark of "cleared" among the things, where it lies within `room` and on none of the
/// words `taken`.
void mark_names(Ui& ui, std::span<const scene::Element* const> things, const Rect& room, std::span<const Rect> taken);
/// A finger on a thing in the picture of a narrow page does what its row in stage_list() does; on targets of at least 24
/// points, and without taking hold of the page, which scrolls under the finger. `seen`: the part that is on the screen.
void stage_taps(Ui& ui, const scene::Picture& picture, const Rect& seen);
/// The same as a list, for narrow pages. Returns the height used.
float stage_list(Ui& ui, const scene::Picture& picture, const app::StageNow& now, const Rect& column);
/// What is seen now, in one sentence: caption, live region. Returns the height used, from `bottom` upwards
/// where `upwards`.
float stage_caption(Ui& ui, const app::StageNow& now, const Rect& column, bool upwards);
/// The key of that sentence: of the time since the dose or, of the person under anaesthesia, of that. Empty until the
/// captions are there.
std::string caption_key(const Ui& ui, const app::StageNow& now);
/// The words of an element's amount or level now ("12 mg, 35 % of the dose"), or empty.
std::string element_value(const Ui& ui, std::string_view id, const app::StageNow& now);
/// One of the four scenes. Returns the height used.
float scene_switch(Ui& ui, const Rect& row);

}  // namespace tc::ui
