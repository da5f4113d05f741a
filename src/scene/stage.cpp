#include "scene/stage.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tc::scene {
namespace {

/// Where a scene lies in the world of the next larger one: its origin there and the size of its unit.
struct Nest {
  Point origin;
  float unit;
};
Nest nest_of(Scene inner) {
  switch (inner) {
    case Scene::person:  // the head of the body
      return {{620 - 620 * 0.36f, 84 - 214 * 0.36f}, 0.36f};
    case Scene::dendrite:  // in the brain
      return {{620 - 640 * 0.02f, 150 - 310 * 0.02f}, 0.02f};
    case Scene::synapse:  // where the fibre meets a spine
      return {{368 - 640 * 0.06f, 262 - 340 * 0.06f}, 0.06f};
    case Scene::body:
      break;
  }
  return {{0, 0}, 1};
}

float smooth(float a, float b, float x) {
  const float f = std::clamp((x - a) / (b - a), 0.0f, 1.0f);
  return f * f * (3 - 2 * f);
}

struct Frame {
  float left, top, right, bottom;
};
/// What must be seen of a scene, and of its thumbnail.
constexpr Frame kWhole{300, 16, 960, 604}, kSmall{370, 110, 910, 540};

/// A camera that does not look beyond the world.
Camera placed(float cx, float cy, float width, float aspect) {
  const float height = width / aspect;
  return {std::clamp(cx, width / 2, std::max(width / 2, kWorldWidth - width / 2)),
          std::clamp(cy, height / 2, std::max(height / 2, kWorldHeight - height / 2)), width};
}

/// Where the camera goes for a thing, and how much of the whole's width it then sees.
struct Look {
  Point centre;
  float share;
};
Look look_at(const Element& e) {
  // Both are about the head, at whose edge they stand: head, outline and chain of memories are seen together.
  if (e.id == "felt_outline" || e.id == "memory_encoding") return {{645, 215}, 0.58f};
  return {{e.bounds.x + e.bounds.w / 2, e.bounds.y + e.bounds.h / 2}, 0.48f};
}

}  // namespace

Rgba far_tissue(const Palette& palette) {
  return with_opacity(mixed(palette.back, palette.a0, palette.light ? 0.16f : 0.4f),
                      palette.light ? 0.7f : 0.75f);
}

Camera whole_camera(Scene scene, float aspect, bool small, bool compared) {
  Frame frame = small ? kSmall : kWhole;
  if (scene == Scene::dendrite && aspect < 1.9f) frame = {60, 120, 900, 590};
  if (scene == Scene::person && small) frame = {420, 40, compared ? 930.0f : 840.0f, 480};
  if (scene == Scene::body && small) frame = {330, 10, 950, 610};
  const float width = std::max(frame.right - frame.left, (frame.bottom - frame.top) * aspect);
  return placed((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2,
                std::min({width, kWorldWidth, kWorldHeight * aspect}), aspect);
}

Camera Stage::camera_on(Scene scene, std::string_view element, const Input& input, bool small) {
  const float aspect = input.width / input.height;
  const Camera whole = whole_camera(scene, aspect, small, input.midazolam);
  if (element.empty()) return whole;
  prepare(scene, input);
  Input world = input;
  world.width = kWorldWidth;
  world.height = kWorldHeight;
  ids_.clear();
  elements(scene, Pen(ids_, world, {kWorldWidth / 2, kWorldHeight / 2, kWorldWidth}, 1), input);
  for (const Element& e : ids_.elements) {
    if (e.id != element) continue;
    const Look look = look_at(e);
    return placed(look.centre.x, look.centre.y, whole.width * look.share, aspect);
  }
  return whole;
}

void Stage::elements(Scene scene, const Pen& pen, const Input& input) const {
  switch (scene) {
    case Scene::body:
      return body_.elements(pen);
    case Scene::person:
      return person_.elements(pen, input);
    case Scene::dendrite:
      return dendrite_.elements(pen, input);
    case Scene::synapse:
      return synapse_.elements(pen, input);
  }
}

void Stage::prepare(Scene scene, const Input& input) {
  // Finer where a world unit is larger on the screen.
  const float zoom = input.width / input.camera.width / input.pixel;
  const float coarse = input.detail == Detail::full ? 1.0f : input.detail == Detail::balanced ? 2.0f : 3.0f;
  const Key key{input.palette, input.detail, (zoom < 0.62f ? 8.0f : 4.0f) * coarse};
  cutter_.set_detail(input.detail == Detail::full       ? 6
                     : input.detail == Detail::balanced ? 4
                                                        : 2,
                     input.detail != Detail::plain);
  Key& made = made_[static_cast<std::size_t>(scene)];
  if (made == key) return;
  made = key;
  switch (scene) {
    case Scene::body:
      return body_.prepare(key.palette, key.spacing, cutter_);
    case Scene::person:
      return person_.prepare(key.palette, key.spacing, cutter_);
    case Scene::dendrite:
      return dendrite_.prepare(key.palette, key.spacing, cutter_);
    case Scene::synapse:
      return synapse_.prepare(key.palette, key.spacing, cutter_);
  }
}

void Stage::draw(Scene scene, const Input& input, const Camera& camera, float opacity, Picture& out) {
  if (opacity <= 0) return;
  prepare(scene, input);
  const Pen pen(out, input, camera, opacity);
  pen.ground(input.palette.bg0, input.palette.bg1);
  switch (scene) {
    case Scene::body:
      return body_.draw(pen, input);
    case Scene::person:
      return person_.draw(pen, input);
    case Scene::dendrite:
      return dendrite_.draw(pen, input, cutter_);
    case Scene::synapse:
      return synapse_.draw(pen, input);
  }
}

void Stage::only_elements(Scene scene, const Input& input, const Camera& camera, Picture& out) {
  prepare(scene, input);
  elements(scene, Pen(out, input, camera, 1), input);
}

void Stage::build(const Input& input, Picture& out) {
  out.clear();
  const float depth = std::clamp(input.depth, 0.0f, static_cast<float>(kScenes - 1));
  const int lower = std::min(static_cast<int>(depth), kScenes - 2);
  const float f = depth - static_cast<float>(lower);
  const Scene outer = static_cast<Scene>(lower), inner = static_cast<Scene>(lower + 1);
  if (f <= 0) return draw(outer, input, input.camera, 1, out);
  if (f >= 1) return draw(inner, input, input.camera, 1, out);
  // On the way: the camera of the nearer scene is given, that of the other is its whole.
  const float aspect = input.width / input.height;
  const Nest nest = nest_of(inner);
  const Camera a = f < 0.5f ? input.camera : whole_camera(outer, aspect, false);
  Camera b = f < 0.5f ? whole_camera(inner, aspect, false) : input.camera;
  b = {nest.origin.x + b.cx * nest.unit, nest.origin.y + b.cy * nest.unit, b.width * nest.unit};
  // Slow at both ends, where something is seen; the point in which both pictures agree stays where it is.
  const float ratio = b.width / a.width, width = a.width * std::pow(ratio, smooth(0, 1, f));
  const float g = (1 - width / a.width) / (1 - ratio);
  const Camera now{a.cx + (b.cx - a.cx) * g, a.cy + (b.cy - a.cy) * g, width};
  // What rushes past would flash: the outer scene is gone into the ground before the inner one comes out of it.
  const float gone = smooth(0, 0.2f, f), shown = smooth(0.8f, 1, f);
  const Camera inside{(now.cx - nest.origin.x) / nest.unit, (now.cy - nest.origin.y) / nest.unit, width / nest.unit};
  if (gone < 1) draw(outer, input, now, 1, out);
  else only_elements(outer, input, now, out);
  if (gone > 0 && shown < 1) Pen(out, input, now, gone).ground(input.palette.bg0, input.palette.bg1);
  const std::size_t outer_elements = out.elements.size();
  if (shown > 0) draw(inner, input, inside, shown, out);
  else only_elements(inner, input, inside, out);
  // Only the nearer scene can be pressed.
  if (f >= 0.5f) {
    out.elements.erase(out.elements.begin(),
                       out.elements.begin() + static_cast<std::ptrdiff_t>(outer_elements));
  } else {
    out.elements.resize(outer_elements);
  }
}

}  // namespace tc::scene
