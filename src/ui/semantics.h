#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tc::ui {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
  friend bool operator==(const Rect&, const Rect&) = default;
};

/// Roles as in WAI-ARIA, so that the mirror needs no translation.
enum class Role {
  application,
  region,
  heading,
  button,
  toggle,
  slider,
  link,
  image,
  table,
  row,
  cell,
  column_header,
  text,
  status,
  list,
  list_item,
  group,
  radio_group,
  radio,
  text_field,
  dialog,
  tab
};

/// What a person (or a test, or the mirror) may do to a node.
enum class Do { press, set_value, increment, decrement, page_up, page_down, home, end, focus, dismiss };

/// One thing on the screen, as the accessibility tree and the tests see it. Children follow their parent in
/// the list (depth-first), so the list order is the reading and Tab order.
struct Node {
  std::string id;  ///< stable path, "timeline/transport/play"
  Role role = Role::group;
  int depth = 0;
  std::string name;   ///< what it is called ("Play")
  std::string value;  ///< value in words ("40 minutes after the start: near its peak")
  std::string description;
  Rect rect;  ///< in points of the canvas
  bool focusable = false;
  bool focused = false;
  bool disabled = false;
  bool checked = false;  ///< toggle, radio, tab: selected
  bool expanded = false;
  bool has_expanded = false;
  bool live = false;                                   ///< status: spoken politely when its value changes
  int level = 0;                                       ///< heading level
  double minimum = 0, maximum = 0, now = 0, step = 0;  ///< slider
};

/// An action that comes back: from the mirror, a test or a host.
struct Action {
  std::string node_id;
  Do what = Do::press;
  double number = 0;
  std::string text;
};

/// The tree of one frame.
class Semantics {
 public:
  void begin_frame();
  /// Opens a node whose children follow until close().
  Node& open(std::string_view local_id, Role role, std::string_view name);
  void close();
  /// A node without children.
  Node& leaf(std::string_view local_id, Role role, std::string_view name);

  const std::vector<Node>& nodes() const { return nodes_; }
  /// A node of this frame, to complete what was not known when it was recorded.
  Node& edit(std::size_t index) { return nodes_[index]; }
  const Node* find(std::string_view id) const;
  /// First node whose role and name match exactly; null when there is none. For tests and the fuzz driver.
  const Node* find(Role role, std::string_view name) const;

  /// Actions waiting for the widgets of the next frame.
  void post(Action action);
  /// Takes the first waiting action for this node, if any.
  bool take(std::string_view id, Action& action);
  bool has_actions() const { return !actions_.empty(); }

 private:
  std::string path_of(std::string_view local_id) const;
  std::vector<Node> nodes_;
  std::vector<std::string> path_;
  std::vector<Action> actions_, late_actions_;
};

/// The tree as JSON (array of nodes with role names as in ARIA), for the command line, goldens and the
/// mirror.
std::string to_json(const std::vector<Node>& nodes, bool pretty);
std::string_view role_name(Role role);

}  // namespace tc::ui
