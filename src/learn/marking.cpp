#include "learn/marking.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tc::learn {
namespace {

template <class T>
const T* part(const std::vector<T>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const T& p) { return p.id == id; });
  return found == list.end() ? nullptr : &*found;
}

double mean_credit(const std::vector<PartMark>& parts) {
  double sum = 0;
  for (const PartMark& p : parts) sum += p.credit;
  return parts.empty() ? 0 : sum / static_cast<double>(parts.size());
}

void mark_choices(const std::vector<content::Option>& options, const Choices& given, Mark& out) {
  double right = 0, wrong = 0, keys = 0;
  for (const content::Option& o : options) {
    const bool chosen = std::find(given.options.begin(), given.options.end(), o.id) != given.options.end();
    const bool key = o.credit >= 1;
    keys += key;
    right += key && chosen;
    wrong += !key && chosen;
    out.parts.push_back({o.id, key == chosen ? 1.0 : 0.0, chosen ? o.id : std::string()});
  }
  out.credit = keys > 0 ? std::clamp((right - wrong) / keys, 0.0, 1.0) : 0;
}

/// In the keyed order, but for pairs that may swap.
bool in_order(const content::OrderTask& task, const std::vector<std::string>& tiles) {
  const auto rank = [&](const std::string& id) {
    return std::find(task.tiles.begin(), task.tiles.end(), id);
  };
  const auto tied = [&](const std::string& a, const std::string& b) {
    return std::any_of(task.ties.begin(), task.ties.end(), [&](const auto& tie) {
      return (tie.first == a && tie.second == b) || (tie.first == b && tie.second == a);
    });
  };
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    for (std::size_t k = i + 1; k < tiles.size(); ++k) {
      if (rank(tiles[k]) < rank(tiles[i]) && !tied(tiles[i], tiles[k])) return false;
    }
  }
  return true;
}

double order_credit(const content::OrderTask& task, std::vector<std::string> tiles) {
  if (in_order(task, tiles)) return 1;
  for (std::size_t i = 0; i + 1 < tiles.size(); ++i) {
    std::swap(tiles[i], tiles[i + 1]);
    if (in_order(task, tiles)) return 0.5;
    std::swap(tiles[i], tiles[i + 1]);
  }
  return 0;
}

double place_credit(const content::Target& target, const Placed& placed) {
  using Kind = content::Target::Kind;
  if (target.kind == Kind::tray || placed.in_tray) return target.kind == Kind::tray && placed.in_tray ? 1 : 0;
  const double from = placed.from_min, until = placed.until_min;
  if (target.kind == Kind::point)
    return target.accept.holds(from) ? 1 : target.half && target.half->holds(from) ? 0.5 : 0;
  if (target.kind == Kind::span)
    return (target.opens.holds(from) ? 0.5 : 0) + (target.closes.holds(until) ? 0.5 : 0);
  const content::Bounds drawn{from, until};
  const int held = int{drawn.holds(target.must_hold.low)} + int{drawn.holds(target.must_hold.high)};
  const bool wide = target.too_wide && (from <= target.too_wide->low || until >= target.too_wide->high);
  return held == 2 && !wide ? 1 : held > 0 ? 0.5 : 0;
}

struct Marker {
  const content::Item& item;
  Mark& out;

  void operator()(std::monostate) const {}
  void operator()(const Choice& r) const {
    const content::Option* option = part(*content::options_of(item), r.option);
    out.credit = option->credit;
    out.parts.push_back({option->id, option->credit, option->id});
  }
  void operator()(const Choices& r) const { mark_choices(*content::options_of(item), r, out); }
  void operator()(const Verdict& r) const {
    out.credit = std::get<content::MythTask>(item.task).is_myth == r.is_myth ? 1 : 0;
    out.parts.push_back({"statement", out.credit, r.is_myth ? "myth" : "supported"});
  }
  void operator()(const Ordering& r) const {
    const auto& task = std::get<content::OrderTask>(item.task);
    out.credit = order_credit(task, r.tiles);
    for (std::size_t i = 0; i < r.tiles.size(); ++i)
      out.parts.push_back({r.tiles[i], r.tiles[i] == task.tiles[i] ? 1.0 : 0.0, {}});
  }
  void operator()(const Placement& r) const {
    for (const content::Target& target : std::get<content::PlaceTask>(item.task).targets) {
      const auto placed = std::find_if(r.placed.begin(), r.placed.end(),
                                       [&](const Placed& p) { return p.target == target.id; });
      out.parts.push_back({target.id, place_credit(target, *placed), {}});
    }
    out.credit = mean_credit(out.parts);
  }
  void operator()(const Pointed& r) const {
    const auto& key = std::get<content::PointTask>(item.task).key;
    out.credit = std::find(key.begin(), key.end(), r.element) != key.end() ? 1 : 0;
    out.parts.push_back({r.element, out.credit, r.element});
  }
  void operator()(const Guesses& r) const {
    for (const content::Guessed& about : std::get<content::EstimateTask>(item.task).estimates) {
      const auto guess = std::find_if(r.guesses.begin(), r.guesses.end(),
                                      [&](const Guess& g) { return g.estimate == about.id; });
      out.parts.push_back({about.id, about.accept.holds(guess->value) ? 1.0 : 0.0, {}});
      const double score = interval_score(guess->low, guess->high, about.value);
      const bool held = content::Bounds{guess->low, guess->high}.holds(about.value);
      const bool whole = guess->low <= about.range.low && guess->high >= about.range.high;
      out.intervals.push_back({about.id, held, whole, score, score / (about.range.high - about.range.low)});
    }
    out.credit = mean_credit(out.parts);
  }
  void operator()(const Drawing& r) const {
    const auto& task = std::get<content::CurveTask>(item.task);
    for (const content::CurveFeature& f : task.features)
      out.parts.push_back({f.id, has_feature(task, f, r) ? 1.0 : 0.0, {}});
    out.credit = mean_credit(out.parts);
    const bool banded = std::any_of(task.lines.begin(), task.lines.end(),
                                    [](const content::CurveLine& l) { return !l.band.empty(); });
    if (banded) out.overlap = band_overlap(task, r);
  }
  void operator()(const Path& r) const {
    const auto& task = std::get<content::VignetteTask>(item.task);
    for (const Step& step : r.steps) {
      const content::VignetteNode* node = task.node(step.node);
      if (!node->card) out.parts.push_back({node->id, part(node->options, step.option)->credit, step.option});
    }
    out.credit = mean_credit(out.parts);
  }
  void operator()(const Matches& r) const {
    for (const content::AuditRow& row : std::get<content::AuditTask>(item.task).rows) {
      const auto match =
          std::find_if(r.rows.begin(), r.rows.end(), [&](const Match& m) { return m.row == row.id; });
      const double credit = match->column == row.key ? 1 : match->column == row.half ? 0.5 : 0;
      out.parts.push_back({row.id, credit, match->column});
    }
    out.credit = mean_credit(out.parts);
  }
};

}  // namespace

Mark mark(const content::Item& item, const Response& response) {
  Mark out;
  out.answered = answers(item, response);
  if (out.answered) std::visit(Marker{item, out}, response);
  return out;
}

double certainty_mark(double credit, int certainty) {
  if (certainty < 1) return 0;
  if (credit > 0 && credit < 1) return credit;
  constexpr double kRight[] = {1, 2, 3}, kWrong[] = {0, -2, -6};
  const int level = std::min(certainty, 3) - 1;
  return credit >= 1 ? kRight[level] : kWrong[level];
}

double interval_score(double low, double high, double value, double alpha) {
  const double outside = std::max({low - value, value - high, 0.0});
  return (high - low) + 2 / alpha * outside;
}

}  // namespace tc::learn
