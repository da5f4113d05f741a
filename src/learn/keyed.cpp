#include "learn/keyed.h"

#include <algorithm>

namespace tc::learn {
namespace {

double middle(const content::Bounds& b) { return (b.low + b.high) / 2; }

std::vector<std::string> keys_of(const std::vector<content::Option>& options) {
  std::vector<std::string> out;
  for (const content::Option& o : options) {
    if (o.credit >= 1) out.push_back(o.id);
  }
  return out;
}

Response one_of(const std::vector<content::Option>& options) {
  const auto keys = keys_of(options);
  return keys.empty() ? Response{} : Choice{keys.front()};
}

struct Keyed {
  Response operator()(const content::SingleTask& t) const { return one_of(t.options); }
  Response operator()(const content::MultiTask& t) const { return Choices{keys_of(t.options)}; }
  Response operator()(const content::MythTask& t) const { return Verdict{t.is_myth}; }
  Response operator()(const content::OrderTask& t) const { return Ordering{t.tiles}; }
  Response operator()(const content::PlaceTask& t) const {
    using Kind = content::Target::Kind;
    Placement out;
    for (const content::Target& target : t.targets) {
      Placed placed{target.id, target.kind == Kind::tray};
      if (target.kind == Kind::point) placed.from_min = placed.until_min = middle(target.accept);
      if (target.kind == Kind::span) {
        placed.from_min = middle(target.opens);
        placed.until_min = std::max(middle(target.closes), placed.from_min);
      }
      if (target.kind == Kind::bracket) {
        placed.from_min = target.must_hold.low;
        placed.until_min = target.must_hold.high;
      }
      out.placed.push_back(placed);
    }
    return out;
  }
  Response operator()(const content::PointTask& t) const {
    return t.key.empty() ? Response{} : Pointed{t.key.front()};
  }
  Response operator()(const content::EstimateTask& t) const {
    Guesses out;
    for (const content::Guessed& about : t.estimates)
      out.guesses.push_back({about.id, about.value, about.accept.low, about.accept.high});
    return out;
  }
  Response operator()(const content::CurveTask& t) const {
    Drawing out;
    for (const content::CurveLine& line : t.lines) {
      if (line.truth.empty()) return {};
      out.lines.push_back({line.id, line.truth});
    }
    return out;
  }
  Response operator()(const content::VignetteTask& t) const {
    Path out;
    const content::VignetteNode* node = t.nodes.empty() ? nullptr : &t.nodes.front();
    while (node != nullptr && !node->options.empty() && out.steps.size() <= t.nodes.size()) {
      const auto best = std::max_element(node->options.begin(), node->options.end(),
                                         [](const auto& a, const auto& b) { return a.credit < b.credit; });
      out.steps.push_back({node->id, best->id});
      node = t.node(best->next);
    }
    return out;
  }
  Response operator()(const content::AuditTask& t) const {
    if (t.mode == content::AuditTask::Mode::single) return one_of(t.options);
    if (t.mode == content::AuditTask::Mode::multi) return Choices{keys_of(t.options)};
    Matches out;
    for (const content::AuditRow& row : t.rows) out.rows.push_back({row.id, row.key});
    return out;
  }
};

}  // namespace

Response keyed_answer(const content::Item& item) { return std::visit(Keyed{}, item.task); }

}  // namespace tc::learn
