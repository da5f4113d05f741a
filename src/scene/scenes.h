#pragma once
#include <vector>

#include "core/random.h"
#include "scene/field.h"
#include "scene/input.h"
#include "scene/pen.h"

namespace tc::scene {

/// World units: every scene is drawn for a frame of 1280 by 620; its tissue goes a little beyond.
inline constexpr float kWorldWidth = 1280, kWorldHeight = 620, kBeyond = 48;

/// What of a scene stands still; made once for a palette and a spacing of the grid.
struct Tissue {
  Mesh mesh;
  bool ready = false;
};

/// What lies far behind, with its opacity.
Rgba far_tissue(const Palette& palette);
/// Two joined hexagons of side `size`.
void draw_ketamine(const Pen& pen, Point at, float size, Rgba colour, Rgba halo, float turn);
/// A hollow mark of what contradicts: left triangle filled, right open.
void draw_contested(const Pen& pen, Point at, float size, Rgba colour);

class SynapseScene {
 public:
  void prepare(const Palette& palette, float spacing, PaperCutter& cutter);
  void draw(const Pen& pen, const Input& input) const;
  /// Notes what can be pressed, in reading order.
  void elements(const Pen& pen, const Input& input) const;

 private:
  struct Vesicle {
    Point at;
    bool near_release;
  };
  struct Dot {
    Point at;
    float rank;  ///< drawn while less than this share is there
  };
  struct Receptor {
    Point at, normal;
    bool nmda;
    float rank;
  };
  void draw_receptors(const Pen& pen, const Input& input) const;
  void draw_cascade(const Pen& pen, const Input& input) const;
  Tissue tissue_;
  std::vector<Vesicle> vesicles_;
  std::vector<Dot> glutamate_;
  std::vector<Receptor> receptors_;
};

class DendriteScene {
 public:
  void prepare(const Palette& palette, float spacing, PaperCutter& cutter);
  void draw(const Pen& pen, const Input& input, PaperCutter& cutter);
  /// Notes what can be pressed, in reading order.
  void elements(const Pen& pen, const Input& input) const;

 private:
  struct Spine {
    Point base, head, side;  ///< ends of the neck; unit vector across
    float radius, neck, squash;
    float appear_min, fade_min;  ///< middle of its growth; of its going, or beyond the story
  };
  Spine spine(float place, float side, float length, float head, float neck, float lean, float squash) const;
  static float distance(const Spine& spine, Point p, float grown);
  float grown(std::size_t i, const Input& input, bool* going) const;
  void draw_new(const Pen& pen, const Input& input, PaperCutter& cutter);
  void draw_night(const Pen& pen, const Input& input) const;
  void draw_people(const Pen& pen, const Input& input) const;
  std::vector<Tube> tubes_;  ///< shaft, branch, axon, in this order
  std::vector<Spine> old_, new_, removed_;
  std::vector<Outline> removed_edges_;
  std::vector<Point> upper_, lower_;  ///< edges of the branch in people: not seen
  Tissue tissue_;
  Grid local_;
  Mesh grown_;
};

class PersonScene {
 public:
  void prepare(const Palette& palette, float spacing, PaperCutter& cutter);
  void draw(const Pen& pen, const Input& input) const;
  /// Notes what can be pressed, in reading order.
  void elements(const Pen& pen, const Input& input) const;

 private:
  void draw_compared(const Pen& pen, const Input& input) const;
  void draw_felt(const Pen& pen, const Input& input) const;
  void draw_networks(const Pen& pen, const Input& input, Point centre, float size, float lowered,
                     bool small) const;
  void draw_memory(const Pen& pen, const Input& input) const;
  void draw_pressure(const Pen& pen, const Input& input) const;
  Mesh far_;
  Tissue tissue_;
  Outline edge_;
  Grid distance_;
};

class BodyScene {
 public:
  void prepare(const Palette& palette, float spacing, PaperCutter& cutter);
  void draw(const Pen& pen, const Input& input) const;
  /// Notes what can be pressed, in reading order.
  void elements(const Pen& pen) const;

 private:
  Tissue tissue_;
};

}  // namespace tc::scene
