#include "ui/semantics.h"

#include <cstdio>

#include "core/text.h"

namespace tc::ui {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      char buffer[8];
      std::snprintf(buffer, sizeof buffer, "\\u%04x", byte);
      out += buffer;
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_field(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += ",\"";
  out += key;
  out += "\":";
  append_escaped(out, value);
}

void append_flag(std::string& out, std::string_view key, bool on) {
  if (!on) return;
  out += ",\"";
  out += key;
  out += "\":true";
}

void append_number(std::string& out, std::string_view key, double value) {
  out += ",\"";
  out += key;
  out += "\":";
  out += format_shortest(value);
}

}  // namespace

void Semantics::begin_frame() {
  nodes_.clear();
  path_.clear();
  // An action waits one whole frame for its widget; what no widget took by then is dropped.
  late_actions_ = std::move(actions_);
  actions_.clear();
}

std::string Semantics::path_of(std::string_view local_id) const {
  if (path_.empty()) return std::string(local_id);
  std::string path;
  path.reserve(path_.back().size() + 1 + local_id.size());
  path += path_.back();
  path += '/';
  path += local_id;
  return path;
}

Node& Semantics::leaf(std::string_view local_id, Role role, std::string_view name) {
  Node& node = nodes_.emplace_back();
  node.id = path_of(local_id);
  node.role = role;
  node.depth = static_cast<int>(path_.size());
  node.name = name;
  return node;
}

Node& Semantics::open(std::string_view local_id, Role role, std::string_view name) {
  Node& node = leaf(local_id, role, name);
  path_.push_back(node.id);
  return node;
}

void Semantics::close() { path_.pop_back(); }

const Node* Semantics::find(std::string_view id) const {
  for (const Node& node : nodes_) {
    if (node.id == id) return &node;
  }
  return nullptr;
}

const Node* Semantics::find(Role role, std::string_view name) const {
  for (const Node& node : nodes_) {
    if (node.role == role && node.name == name) return &node;
  }
  return nullptr;
}

void Semantics::post(Action action) { actions_.push_back(std::move(action)); }

bool Semantics::take(std::string_view id, Action& action) {
  for (std::size_t i = 0; i < late_actions_.size(); ++i) {
    if (late_actions_[i].node_id != id) continue;
    action = std::move(late_actions_[i]);
    late_actions_.erase(late_actions_.begin() + static_cast<std::ptrdiff_t>(i));
    return true;
  }
  return false;
}

std::string_view role_name(Role role) {
  switch (role) {
    case Role::application:
      return "application";
    case Role::region:
      return "region";
    case Role::heading:
      return "heading";
    case Role::button:
      return "button";
    case Role::toggle:
      return "switch";
    case Role::slider:
      return "slider";
    case Role::link:
      return "link";
    case Role::image:
      return "img";
    case Role::table:
      return "table";
    case Role::row:
      return "row";
    case Role::cell:
      return "cell";
    case Role::column_header:
      return "columnheader";
    case Role::text:
      return "paragraph";
    case Role::status:
      return "status";
    case Role::list:
      return "list";
    case Role::list_item:
      return "listitem";
    case Role::group:
      return "group";
    case Role::radio_group:
      return "radiogroup";
    case Role::radio:
      return "radio";
    case Role::text_field:
      return "textbox";
    case Role::dialog:
      return "dialog";
    case Role::tab:
      return "tab";
  }
  return "group";
}

std::string to_json(const std::vector<Node>& nodes, bool pretty) {
  std::string out = "[";
  bool first = true;
  for (const Node& node : nodes) {
    if (!first) out += ',';
    first = false;
    if (pretty) {
      out += '\n';
      out.append(static_cast<std::size_t>(2 * (node.depth + 1)), ' ');
    }
    out += "{\"id\":";
    append_escaped(out, node.id);
    append_field(out, "role", role_name(node.role));
    append_number(out, "depth", node.depth);
    append_field(out, "name", node.name);
    append_field(out, "value", node.value);
    append_field(out, "description", node.description);
    append_flag(out, "focusable", node.focusable);
    append_flag(out, "focused", node.focused);
    append_flag(out, "disabled", node.disabled);
    append_flag(out, "checked", node.checked);
    if (node.has_expanded) out += node.expanded ? ",\"expanded\":true" : ",\"expanded\":false";
    append_flag(out, "live", node.live);
    if (node.level > 0) append_number(out, "level", node.level);
    if (node.role == Role::slider) {
      append_number(out, "min", node.minimum);
      append_number(out, "max", node.maximum);
      append_number(out, "now", node.now);
      append_number(out, "step", node.step);
    }
    out += ",\"rect\":[";
    const float sides[4] = {node.rect.x, node.rect.y, node.rect.w, node.rect.h};
    for (int i = 0; i < 4; ++i) {
      if (i > 0) out += ',';
      out += format_fixed(static_cast<double>(sides[i]), 1);
    }
    out += "]}";
  }
  out += pretty && !nodes.empty() ? "\n]\n" : "]";
  return out;
}

}  // namespace tc::ui
