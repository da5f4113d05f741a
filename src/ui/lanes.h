#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/clearance.h"
#include "ui/curves.h"
#include "ui/marks.h"
#include "ui/ui.h"

namespace tc::ui {

// The lanes under the three headings, on the one time axis. Each draws inside ui.layout.plot and records its
// marks.

void feeling_lane(Ui& ui, const Curves& curves);
void drug_lane(Ui& ui, const Curves& curves);
/// One of the meanings of "cleared" that the drug lane numbers from 1 on, in the order in which they are defined.
bool is_numbered(const sim::Cleared& meaning);
void plasticity_lane(Ui& ui);
/// Heading of a lane in the label column (or above the lane), and an optional second line.
void lane_heading(Ui& ui, std::string_view id, std::string_view name, std::string_view note,
                  content::Colour colour, float top);

/// The window of plasticity behind its lane: it opens with the first signs, is solid to day 2, hatched and
/// fading to day 14, then nothing.
void plasticity_window(const Ui& ui, const Rect& lane);
class LabelPlacer;
/// "window, solid to day 2" and "inferred to day 14" at the edge between them.
void window_flags(Ui& ui, const Rect& lane, LabelPlacer& placer);

/// A few words at the right of a lane's heading in the column layout; left out where they do not fit.
void lane_note(Ui& ui, std::string_view heading, const std::string& note, float top);

/// A mark with its shape and place, before anything is drawn.
struct PlacedMark {
  const content::Observation* observation = nullptr;
  Rect shape;  ///< where the shape is, points
  float y = 0;
  bool active = false;  ///< at the playhead
  bool hollow = false;  ///< seen after another regimen than the one shown
};
/// Where an observation stands on the line at y; nothing when it lies outside the part of the axis that is
/// shown.
std::optional<PlacedMark> place_observation(const Ui& ui, const content::Observation& o, float y,
                                            float height);
/// Draws the marks of a lane and records them as buttons whose targets share the room between them.
void draw_observations(Ui& ui, std::span<const PlacedMark> marks);

/// The target of each shape: `least` high and wide, or as much of that as the half way to the neighbours
/// leaves. Targets never overlap. Shapes on one line (equal middles) share the width; a shape on top of a
/// longer one keeps itself, the longer one what lies beyond. Other shapes whose targets share some width
/// share the height.
std::vector<Rect> spread_targets(std::span<const Rect> shapes, const Rect& lanes, float least);

/// Text boxes and shapes already on the lanes; labels take the first free place.
class LabelPlacer {
 public:
  /// `edge_x`: a line that labels should rather not cross.
  explicit LabelPlacer(const Ui& ui, float edge_x = -1) : ui_(&ui), edge_(edge_x) {}
  void block(const Rect& rect) { taken_.push_back(rect); }
  /// Right of, left of the shape; false when neither is free. The chosen text box is blocked.
  bool place(const Rect& shape, float y, float text_width, float height, Rect& out);
  bool free(const Rect& rect) const;

 private:
  const Ui* ui_;
  float edge_;
  std::vector<Rect> taken_;
};

}  // namespace tc::ui
