// What an item of each type holds.
#include <algorithm>
#include <functional>
#include <set>

#include "content/quiz_ids.h"
#include "content/quiz_loader.h"
#include "content/reading.h"

namespace tc::content {
namespace {

constexpr double kHorizon_min = 20160;

bool is_part_id(std::string_view id) {
  return !id.empty() && id.size() <= 48 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

/// A list of ids, each once.
std::vector<std::string> read_part_ids(const Cursor& c, std::string_view key) {
  std::vector<std::string> out = c.texts(key);
  std::set<std::string> seen;
  for (const std::string& id : out) {
    if (!is_part_id(id)) c.fault(key, "error.content.id_form", id);
    if (!seen.insert(id).second) c.fault(key, "error.json.repeated", id);
  }
  return out;
}

/// The parts of a list, each with an id of its own.
template <class T, class Read>
std::vector<T> read_parts(const Cursor& c, std::string_view key, const Read& read) {
  std::vector<T> out;
  std::set<std::string> seen;
  for (const Cursor& item : c.list(key)) {
    T part = read(item);
    if (!part.id.empty() && !is_part_id(part.id)) item.fault("id", "error.content.id_form", part.id);
    if (!part.id.empty() && !seen.insert(part.id).second) item.fault("id", "error.json.repeated", part.id);
    out.push_back(std::move(part));
  }
  return out;
}

Bounds as_bounds(const Cursor& c, std::string_view key, const std::vector<double>& ends) {
  if (ends.size() == 2 && ends[0] <= ends[1]) return {ends[0], ends[1]};
  c.fault(key, "error.quiz.range", key);
  return {};
}

Bounds read_bounds(const Cursor& c, std::string_view key) { return as_bounds(c, key, c.numbers(key)); }

/// A range of minutes on the axis.
Bounds read_span(const Cursor& c, std::string_view key) {
  const Bounds out = read_bounds(c, key);
  if (out.low < 0 || out.high > kHorizon_min) c.fault(key, "error.quiz.axis", key);
  return out;
}

double read_credit(const Cursor& c) {
  const double credit = c.number("credit");
  if (credit != 0 && credit != 0.5 && credit != 1) c.fault("credit", "error.quiz.credit", "credit");
  return std::clamp(credit, 0.0, 1.0);
}

std::vector<Option> read_single(const Cursor& c) {
  auto out = read_parts<Option>(c, "options", [](const Cursor& o) {
    o.only({"id", "credit", "misconception"});
    return Option{o.text("id"), read_credit(o), o.text("misconception", false)};
  });
  const auto full = std::count_if(out.begin(), out.end(), [](const Option& o) { return o.credit == 1; });
  if (full != 1 && c.has("options")) c.fault("options", "error.quiz.one_key", std::to_string(full));
  if (c.has("options") && (out.size() < 3 || out.size() > 5))
    c.fault("options", "error.quiz.options", std::to_string(out.size()));
  return out;
}

std::vector<Option> read_multi(const Cursor& c) {
  auto out = read_parts<Option>(c, "options", [](const Cursor& o) {
    o.only({"id", "key", "misconception"});
    if (!o.has("key")) o.fault("", "error.json.missing", "key");
    return Option{o.text("id"), o.flag("key", false) ? 1.0 : 0.0, o.text("misconception", false)};
  });
  const auto keys = std::count_if(out.begin(), out.end(), [](const Option& o) { return o.credit == 1; });
  if (c.has("options") && (keys == 0 || keys == static_cast<std::ptrdiff_t>(out.size())))
    c.fault("options", "error.quiz.some_keys", std::to_string(keys));
  return out;
}

OrderTask read_order(const Cursor& c) {
  OrderTask out{read_part_ids(c, "tiles")};
  if (out.tiles.size() < 3 && c.has("tiles"))
    c.fault("tiles", "error.quiz.few", std::to_string(out.tiles.size()));
  for (const auto& tie : c.text_lists("ties")) {
    bool good = tie.size() >= 2;
    for (const std::string& id : tie) good = good && std::count(out.tiles.begin(), out.tiles.end(), id) == 1;
    if (!good) c.fault("ties", "error.quiz.tie", tie.empty() ? "" : tie.front());
    for (std::size_t i = 0; good && i < tie.size(); ++i) {
      for (std::size_t k = i + 1; k < tie.size(); ++k) out.ties.emplace_back(tie[i], tie[k]);
    }
  }
  return out;
}

Target read_target(const Cursor& c) {
  Target out;
  out.id = c.text("id");
  out.kind = c.choice("kind", choices_of(Target::Kind{}));
  switch (out.kind) {
    case Target::Kind::point:
      c.only({"id", "kind", "accept", "half"});
      out.accept = read_span(c, "accept");
      if (c.has("half")) out.half = read_span(c, "half");
      break;
    case Target::Kind::span:
      c.only({"id", "kind", "opens", "closes"});
      out.opens = read_span(c, "opens");
      out.closes = read_span(c, "closes");
      if (out.closes.high <= out.opens.low) c.fault("closes", "error.evidence.end_before_start", out.id);
      break;
    case Target::Kind::tray:
      c.only({"id", "kind"});
      break;
    case Target::Kind::bracket:
      c.only({"id", "kind", "must_hold", "too_wide"});
      out.must_hold = read_span(c, "must_hold");
      if (c.has("too_wide")) out.too_wide = read_span(c, "too_wide");
      if (out.too_wide &&
          (out.too_wide->low >= out.must_hold.low || out.too_wide->high <= out.must_hold.high))
        c.fault("too_wide", "error.quiz.range", "too_wide");
      break;
  }
  return out;
}

PlaceTask read_place(const Cursor& c) {
  PlaceTask out{read_parts<Target>(c, "targets", read_target), c.flag("tray", false)};
  const bool wanted = std::any_of(out.targets.begin(), out.targets.end(),
                                  [](const Target& t) { return t.kind == Target::Kind::tray; });
  if (out.targets.empty() && c.has("targets")) c.fault("targets", "error.json.empty", "targets");
  if (wanted && !out.tray) c.fault("targets", "error.quiz.no_tray", "tray");
  return out;
}

PointTask read_pointing(const Cursor& c) {
  PointTask out{c.choice("scene", choices_of(QuizScene{})), read_time(c, "time_min"), read_part_ids(c, "key"),
                read_part_ids(c, "candidates")};
  const auto candidate = [&](const std::string& id) {
    return std::find(out.candidates.begin(), out.candidates.end(), id) != out.candidates.end();
  };
  if (out.key.empty() && c.has("key")) c.fault("key", "error.json.empty", "key");
  for (const std::string& id : out.key) {
    if (!candidate(id)) c.fault("candidates", "error.quiz.no_candidate", id);
  }
  if (c.has("candidates") && out.candidates.size() <= out.key.size())
    c.fault("candidates", "error.quiz.few", std::to_string(out.candidates.size()));
  return out;
}

Guessed read_guessed(const Cursor& c) {
  c.only({"id", "value", "accept", "range", "step", "unit"});
  Guessed out{c.text("id"),     c.text("unit"),           c.number("value"),
              c.number("step"), read_bounds(c, "accept"), read_bounds(c, "range")};
  if (out.step <= 0) c.fault("step", "error.quiz.step", "step");
  if (!out.accept.holds(out.value)) c.fault("accept", "error.quiz.range", "accept");
  if (!(out.range.low <= out.accept.low && out.accept.high <= out.range.high &&
        out.range.low < out.range.high))
    c.fault("range", "error.quiz.range", "range");
  return out;
}

CurveLine read_line(const Cursor& c, std::size_t points) {
  c.only({"id", "truth", "band"});
  CurveLine out{c.text("id"), c.numbers("truth"), {}};
  for (const auto& ends : c.number_lists("band")) out.band.push_back(as_bounds(c, "band", ends));
  for (const auto& [key, size] : {std::pair("truth", out.truth.size()), std::pair("band", out.band.size())}) {
    if (c.has(key) && size != points) c.fault(key, "error.quiz.points", key);
  }
  return out;
}

CurveFeature read_feature(const Cursor& c, const CurveTask& task) {
  using Test = CurveFeature::Test;
  CurveFeature out;
  out.id = c.text("id");
  out.test = c.choice("test", choices_of(Test{}));
  const bool pair = out.test == Test::crosses || out.test == Test::above || out.test == Test::close;
  const char* amount = nullptr;
  if (out.test == Test::falls || out.test == Test::rises) amount = "by";
  if (out.test == Test::falls_by_share || out.test == Test::in_band) amount = "share";
  if (out.test == Test::flat || out.test == Test::close) amount = "within";
  std::vector<std::string_view> known{"id", "test", "line"};
  if (pair) known.push_back("other");
  if (amount != nullptr) known.push_back(amount);
  out.line = c.text("line", out.test != Test::in_band);
  if (pair) out.other = c.text("other");
  if (amount != nullptr) out.amount = c.number(amount);
  if (out.test == Test::close) {
    known.push_back("at");
    out.from = out.until = c.number("at");
  } else if (out.test != Test::in_band) {
    known.insert(known.end(), {"from", "until"});
    out.from = c.number("from");
    out.until = c.number("until");
  }
  c.only(known);
  for (const std::string& id : {out.line, out.other}) {
    const bool there =
        std::any_of(task.lines.begin(), task.lines.end(), [&](const CurveLine& l) { return l.id == id; });
    if (!id.empty() && !there) c.fault(id == out.line ? "line" : "other", "error.quiz.no_part", id);
  }
  const std::size_t points = task.points();
  if (out.test != Test::in_band && points > 0 &&
      (out.from < task.x(0) || out.until > task.x(points - 1) || out.until < out.from))
    c.fault("", "error.quiz.range", out.id);
  if (out.amount < 0) c.fault(amount, "error.evidence.negative", amount);
  const bool has_band = std::any_of(task.lines.begin(), task.lines.end(), [&](const CurveLine& l) {
    return !l.band.empty() && (out.line.empty() || l.id == out.line);
  });
  if (out.test == Test::in_band && !has_band) c.fault("test", "error.quiz.no_band", out.id);
  return out;
}

CurveTask read_curve(const Cursor& c) {
  static const Choices<bool> kX{{"time", true}, {"category", false}};
  CurveTask out;
  if (c.choice("x", kX)) {
    out.xs_min = c.numbers("xs_min");
    const bool ascending =
        std::adjacent_find(out.xs_min.begin(), out.xs_min.end(), std::greater_equal<>()) == out.xs_min.end();
    if (out.xs_min.size() < 2 || !ascending || out.xs_min.front() < 0)
      c.fault("xs_min", "error.quiz.ascending", "xs_min");
  } else {
    out.categories = read_part_ids(c, "categories");
    if (out.categories.size() < 2) c.fault("categories", "error.quiz.few", "categories");
  }
  out.range = read_bounds(c, "range");
  out.unit = c.text("unit", false);
  const std::size_t points = out.points();
  out.lines = read_parts<CurveLine>(c, "lines", [points](const Cursor& l) { return read_line(l, points); });
  if (out.lines.empty() && c.has("lines")) c.fault("lines", "error.json.empty", "lines");
  out.features =
      read_parts<CurveFeature>(c, "features", [&out](const Cursor& f) { return read_feature(f, out); });
  if (out.features.empty() && c.has("features")) c.fault("features", "error.json.empty", "features");
  return out;
}

/// Every node is met, every step leads on or ends, and nobody walks in circles.
void check_story(const Cursor& c, const VignetteTask& task) {
  const std::vector<VignetteNode>& nodes = task.nodes;
  if (nodes.empty()) return c.has("nodes") ? c.fault("nodes", "error.json.empty", "nodes") : void();
  std::set<std::string> met{nodes.front().id};
  std::vector<std::string> open{nodes.front().id};
  while (!open.empty()) {
    const VignetteNode* node = task.node(open.back());
    open.pop_back();
    if (node == nullptr) continue;
    for (const VignetteOption& o : node->options) {
      if (o.next.empty()) continue;
      if (task.node(o.next) == nullptr) c.fault("nodes", "error.quiz.no_part", o.next);
      if (met.insert(o.next).second) open.push_back(o.next);
    }
  }
  for (const VignetteNode& node : nodes) {
    if (met.count(node.id) == 0) c.fault("nodes", "error.quiz.unmet", node.id);
  }
  // As many rounds as there are nodes take off every node from which all ways end; what stays goes in
  // circles.
  std::set<std::string> ends;
  for (std::size_t round = 0; round < nodes.size(); ++round) {
    for (const VignetteNode& node : nodes) {
      if (std::all_of(node.options.begin(), node.options.end(), [&](const VignetteOption& o) {
            return o.next.empty() || task.node(o.next) == nullptr || ends.count(o.next) > 0;
          }))
        ends.insert(node.id);
    }
  }
  if (ends.count(nodes.front().id) == 0) c.fault("nodes", "error.quiz.circle", nodes.front().id);
}

VignetteTask read_vignette(const Cursor& c) {
  VignetteTask out;
  out.nodes = read_parts<VignetteNode>(c, "nodes", [](const Cursor& n) {
    n.only({"id", "card", "options"});
    VignetteNode node{n.text("id"), n.flag("card", false), {}};
    node.options = read_parts<VignetteOption>(n, "options", [&node](const Cursor& o) {
      o.only({"id", "credit", "next"});
      return VignetteOption{o.text("id"), o.text("next", false), node.card ? 0.0 : read_credit(o)};
    });
    const bool key = std::any_of(node.options.begin(), node.options.end(),
                                 [](const VignetteOption& o) { return o.credit == 1; });
    if (n.has("options") && (node.card ? node.options.size() != 1 : !key || node.options.size() < 2))
      n.fault("options", node.card ? "error.quiz.card" : "error.quiz.node_key", node.id);
    return node;
  });
  check_story(c, out);
  return out;
}

AuditTask read_audit(const Cursor& c) {
  AuditTask out;
  out.mode = c.choice("mode", choices_of(AuditTask::Mode{}));
  if (out.mode == AuditTask::Mode::single) out.options = read_single(c);
  if (out.mode == AuditTask::Mode::multi) out.options = read_multi(c);
  if (out.mode != AuditTask::Mode::match) return out;
  out.columns = read_part_ids(c, "columns");
  if (out.columns.size() < 2 && c.has("columns")) c.fault("columns", "error.quiz.few", "columns");
  out.rows = read_parts<AuditRow>(c, "rows", [&out](const Cursor& r) {
    r.only({"id", "key", "half"});
    AuditRow row{r.text("id"), r.text("key"), r.text("half", false)};
    for (const std::string& id : {row.key, row.half}) {
      if (!id.empty() && std::count(out.columns.begin(), out.columns.end(), id) == 0)
        r.fault(id == row.key ? "key" : "half", "error.quiz.no_part", id);
    }
    return row;
  });
  if (out.rows.empty() && c.has("rows")) c.fault("rows", "error.json.empty", "rows");
  return out;
}

}  // namespace

std::vector<std::string_view> task_members(ItemType type) {
  switch (type) {
    case ItemType::single:
    case ItemType::multi:
      return {"options"};
    case ItemType::myth:
      return {"key"};
    case ItemType::order:
      return {"tiles", "ties"};
    case ItemType::place:
      return {"targets", "tray"};
    case ItemType::point:
      return {"scene", "time_min", "key", "candidates"};
    case ItemType::estimate:
      return {"estimates"};
    case ItemType::curve:
      return {"x", "xs_min", "categories", "range", "unit", "lines", "features"};
    case ItemType::vignette:
      return {"nodes"};
    case ItemType::audit:
      return {"mode", "options", "rows", "columns"};
  }
  return {};
}

Task read_task(const Cursor& c, ItemType type) {
  static const Choices<bool> kVerdicts{{"myth", true}, {"supported", false}};
  switch (type) {
    case ItemType::single:
      return SingleTask{read_single(c)};
    case ItemType::multi:
      return MultiTask{read_multi(c)};
    case ItemType::myth:
      return MythTask{c.choice("key", kVerdicts)};
    case ItemType::order:
      return read_order(c);
    case ItemType::place:
      return read_place(c);
    case ItemType::point:
      return read_pointing(c);
    case ItemType::estimate: {
      EstimateTask out{read_parts<Guessed>(c, "estimates", read_guessed)};
      if (out.estimates.empty() && c.has("estimates")) c.fault("estimates", "error.json.empty", "estimates");
      return out;
    }
    case ItemType::curve:
      return read_curve(c);
    case ItemType::vignette:
      return read_vignette(c);
    case ItemType::audit:
      return read_audit(c);
  }
  return SingleTask{};
}

}  // namespace tc::content
