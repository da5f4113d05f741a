#include "learn/results.h"

#include <algorithm>
#include <map>

namespace tc::learn {
namespace {

using Why = ReviewAim::Why;

const FormResult* first_finished(const Record& record, FormKind kind) {
  const auto found = std::find_if(record.forms.begin(), record.forms.end(),
                                  [&](const FormResult& f) { return f.finished && f.drawn.kind == kind; });
  return found == record.forms.end() ? nullptr : &*found;
}

std::optional<Why> reason(const Attempt& a) {
  if (a.sure_and_wrong()) return Why::sure_and_wrong;
  if (a.credit <= 0) return Why::wrong;
  if (a.credit < 1) return Why::partly;
  if (a.certainty == 1) return Why::unsure;
  if (a.hints > 0) return Why::hinted;
  return std::nullopt;
}

/// Items to look at again with their reasons, in the order of need.
std::vector<std::pair<std::string, Why>> reviews(const Record& record) {
  std::map<std::string, std::size_t, std::less<>> latest;
  for (std::size_t i = 0; i < record.attempts.size(); ++i) latest[record.attempts[i].item] = i;
  std::vector<std::pair<Why, std::size_t>> order;
  for (const auto& entry : latest) {
    if (const auto why = reason(record.attempts[entry.second])) order.emplace_back(*why, entry.second);
  }
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second > b.second;
  });
  std::vector<std::pair<std::string, Why>> out;
  for (const auto& entry : order) out.emplace_back(record.attempts[entry.second].item, entry.first);
  return out;
}

}  // namespace

std::optional<Gain> gain(const Record& record) {
  const FormResult *before = first_finished(record, FormKind::pretest),
                   *after = first_finished(record, FormKind::posttest);
  if (before == nullptr || after == nullptr) return std::nullopt;
  Gain out;
  out.before = before->matched_points / content::kMatchedSlots;
  out.after = after->matched_points / content::kMatchedSlots;
  constexpr double kFull = 1 - 1e-9, kLittleRoom = 0.8;
  if (out.before >= kFull) {
    out.caveat = "learn.gain.no_room";
    return out;
  }
  out.normalised = (out.after - out.before) / (1 - out.before);
  if (out.after < out.before) {
    out.caveat = "learn.gain.loss";
  } else if (out.before >= kLittleRoom) {
    out.caveat = "learn.gain.little_room";
  }
  return out;
}

double stated_probability(int level) {
  constexpr double kEdges[] = {1.0 / 3, 2.0 / 3, 4.0 / 5, 1.0};
  const auto at = static_cast<std::size_t>(std::clamp(level, 1, 3));
  return (kEdges[at - 1] + kEdges[at]) / 2;
}

Calibration calibration(const Record& record) {
  Calibration out;
  for (int level = 1; level <= 3; ++level) out.rows.push_back({level, 0, 0, stated_probability(level)});
  double stated = 0, right = 0;
  for (const Attempt& a : record.attempts) {
    out.intervals += a.intervals;
    out.intervals_held += a.intervals_held;
    out.interval_score += a.interval_score * a.intervals;
    if (a.certainty < 1) continue;
    const bool partly = a.credit > 0 && a.credit < 1;
    CalibrationRow& row = out.rows[static_cast<std::size_t>(partly ? 1 : a.certainty) - 1];
    ++row.n;
    row.right += a.credit;
    ++out.n;
    stated += row.stated;
    right += a.credit;
    out.brier += (row.stated - a.credit) * (row.stated - a.credit);
  }
  if (out.n > 0) {
    out.brier /= out.n;
    out.overconfidence = (stated - right) / out.n;
  }
  if (out.intervals > 0) out.interval_score /= out.intervals;
  return out;
}

std::vector<std::string> sure_and_wrong(const Record& record) {
  std::vector<std::string> out;
  for (const auto& entry : reviews(record)) {
    if (entry.second == Why::sure_and_wrong) out.push_back(entry.first);
  }
  return out;
}

std::vector<std::string> to_review(const Record& record) {
  std::vector<std::string> out;
  for (const auto& entry : reviews(record)) out.push_back(entry.first);
  return out;
}

std::vector<ReviewAim> review_aims(const Record& record, const content::Library& library) {
  std::vector<ReviewAim> out;
  for (const auto& entry : reviews(record)) {
    const content::Item* item = library.item(entry.first);
    if (item == nullptr) continue;
    out.push_back(
        {item->id, entry.second, item->show.time_min, item->show.select, item->claims, item->misconceptions});
  }
  return out;
}

}  // namespace tc::learn
