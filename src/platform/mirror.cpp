#include "platform/mirror.h"

#include <cmath>
#include <cstddef>
#include <utility>

#include "core/hash.h"

namespace tc::platform {
namespace {

using ui::Node;

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) { return (hash ^ value) * 0x100000001b3ull; }

/// Strings are hashed with their length, so that "ab","c" differs from "a","bc".
std::uint64_t mix(std::uint64_t hash, const std::string& text) {
  return fnv1a(text, mix(hash, static_cast<std::uint64_t>(text.size())));
}

std::uint64_t firm_hash(const Node& node) {
  std::uint64_t hash = mix(fnv1a("firm"), static_cast<std::uint64_t>(node.role));
  hash = mix(hash, static_cast<std::uint64_t>(node.depth));
  hash = mix(hash, static_cast<std::uint64_t>(node.level));
  for (const bool flag : {node.focusable, node.focused, node.disabled, node.checked, node.expanded,
                          node.has_expanded, node.live})
    hash = mix(hash, flag ? 2u : 1u);
  return mix(hash, node.name);
}

std::uint64_t running_hash(const Node& node) {
  std::uint64_t hash = mix(fnv1a("running"), node.value);
  hash = mix(hash, node.description);
  for (const float side : {node.rect.x, node.rect.y, node.rect.w, node.rect.h})
    hash = mix(hash, static_cast<std::uint64_t>(std::lround(side * 10.0f)));
  for (const double number : {node.minimum, node.maximum, node.now, node.step})
    hash = mix(hash, static_cast<std::uint64_t>(std::llround(number * 1e6)));
  return hash;
}

/// Ids are our own path words; only quotes and backslashes could break the message.
void append_id(std::string& out, const std::string& id) {
  out += '"';
  for (const char c : id) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

}  // namespace

std::optional<std::string> Mirror::update(const std::vector<Node>& nodes, double now_s) {
  std::vector<Node> changed;
  bool order_changed = seen_.size() != nodes.size();
  bool firm_changed = order_changed;
  std::vector<Seen> fresh(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Node& node = nodes[i];
    const bool same_place = i < seen_.size() && seen_[i].id == node.id;
    const Seen* before = same_place ? &seen_[i] : nullptr;
    if (!same_place) {
      order_changed = true;
      for (const Seen& seen : seen_) {
        if (seen.id == node.id) before = &seen;
      }
    }
    fresh[i] = {node.id, firm_hash(node), running_hash(node)};
    const bool firm = !before || before->firm != fresh[i].firm;
    firm_changed = firm_changed || firm;
    if (firm || before->running != fresh[i].running) changed.push_back(node);
  }
  if (changed.empty() && !order_changed) return std::nullopt;
  const bool at_once = firm_changed || order_changed || !started_;
  if (!at_once && now_s - sent_s_ < kValueEvery_s) return std::nullopt;

  std::string message = "{\"nodes\":" + ui::to_json(changed, false);
  if (order_changed) {
    message += ",\"order\":[";
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (i > 0) message += ',';
      append_id(message, nodes[i].id);
    }
    message += ']';
  }
  message += '}';
  seen_ = std::move(fresh);
  sent_s_ = now_s;
  started_ = true;
  return message;
}

}  // namespace tc::platform
