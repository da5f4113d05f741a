#include "learn/item_analysis.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/text.h"
#include "learn/csv.h"
#include "learn/json_text.h"

namespace tc::learn {
namespace {

constexpr double kZ95 = 1.959963984540054;
constexpr int kFew = 20;

struct Choosing {
  std::vector<std::string> operator()(std::monostate) const { return {}; }
  std::vector<std::string> operator()(const Choice& r) const { return {r.option}; }
  std::vector<std::string> operator()(const Choices& r) const { return r.options; }
  std::vector<std::string> operator()(const Verdict& r) const { return {r.is_myth ? "myth" : "supported"}; }
  std::vector<std::string> operator()(const Ordering&) const { return {}; }
  std::vector<std::string> operator()(const Placement&) const { return {}; }
  std::vector<std::string> operator()(const Pointed& r) const { return {r.element}; }
  std::vector<std::string> operator()(const Guesses&) const { return {}; }
  std::vector<std::string> operator()(const Drawing&) const { return {}; }
  std::vector<std::string> operator()(const Path& r) const {
    std::vector<std::string> out;
    for (const Step& step : r.steps) out.push_back(step.node + "." + step.option);
    return out;
  }
  std::vector<std::string> operator()(const Matches& r) const {
    std::vector<std::string> out;
    for (const Match& m : r.rows) out.push_back(m.row + "." + m.column);
    return out;
  }
};

/// What can be chosen in an item, with its credit.
std::vector<OptionCount> options_of_item(const content::Item& item) {
  std::vector<OptionCount> out;
  const auto add = [&](std::string option, double credit) {
    out.push_back({std::move(option), 0, 0, 0, credit});
  };
  if (const auto* options = content::options_of(item)) {
    for (const content::Option& o : *options) add(o.id, o.credit);
  } else if (const auto* myth = std::get_if<content::MythTask>(&item.task)) {
    add("myth", myth->is_myth ? 1 : 0);
    add("supported", myth->is_myth ? 0 : 1);
  } else if (const auto* point = std::get_if<content::PointTask>(&item.task)) {
    for (const std::string& id : point->candidates)
      add(id, std::count(point->key.begin(), point->key.end(), id) > 0 ? 1 : 0);
  } else if (const auto* story = std::get_if<content::VignetteTask>(&item.task)) {
    for (const content::VignetteNode& node : story->nodes) {
      for (const content::VignetteOption& o : node.options) {
        if (!node.card) add(node.id + "." + o.id, o.credit);
      }
    }
  }
  return out;
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

std::optional<double> correlation(const std::vector<std::pair<double, double>>& pairs) {
  double x = 0, y = 0;
  const auto n = static_cast<double>(pairs.size());
  for (const auto& p : pairs) {
    x += p.first / n;
    y += p.second / n;
  }
  double xx = 0, yy = 0, xy = 0;
  for (const auto& p : pairs) {
    xx += (p.first - x) * (p.first - x);
    yy += (p.second - y) * (p.second - y);
    xy += (p.first - x) * (p.second - y);
  }
  constexpr double kNone = 1e-12;
  if (pairs.size() < 3 || xx < kNone || yy < kNone) return std::nullopt;
  return std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
}

/// What a learner earned on all items, to be lessened by each in turn.
struct Total {
  double credit = 0;
  int n = 0;
};

void count_options(std::span<const AnswerRow* const> rows, ItemAnalysis& out) {
  std::map<std::string, std::pair<double, int>> certainty;
  for (const AnswerRow* row : rows) {
    for (const std::string& id : row->chosen) {
      auto at =
          std::find_if(out.options.begin(), out.options.end(), [&](const auto& o) { return o.option == id; });
      if (at == out.options.end()) at = out.options.insert(at, {id});
      ++at->n;
      if (row->certainty < 1) continue;
      certainty[id].first += row->certainty;
      ++certainty[id].second;
    }
  }
  for (OptionCount& o : out.options) {
    o.share = o.n / static_cast<double>(rows.size());
    const auto& sum = certainty[o.option];
    if (sum.second > 0) o.certainty = sum.first / sum.second;
  }
}

ItemAnalysis analyse_item(const std::string& id, std::span<const AnswerRow* const> rows,
                          const std::map<std::string, Total>& totals, const content::Item* item) {
  ItemAnalysis out;
  out.item = id;
  out.n = static_cast<int>(rows.size());
  double sum = 0;
  std::vector<double> seconds;
  std::vector<std::pair<double, double>> pairs;
  for (const AnswerRow* row : rows) {
    sum += row->credit;
    if (row->seconds > 0) seconds.push_back(row->seconds);
    const Total& total = totals.at(row->learner);
    if (total.n > 1) pairs.emplace_back(row->credit, (total.credit - row->credit) / (total.n - 1));
  }
  out.difficulty = wilson(sum / out.n, out.n);
  out.median_seconds = median(std::move(seconds));
  if (const auto r = correlation(pairs)) {
    out.discrimination_n = static_cast<int>(pairs.size());
    out.discrimination = fisher(*r, out.discrimination_n);
  }
  if (item != nullptr) out.options = options_of_item(*item);
  count_options(rows, out);
  for (int level = 1; level <= 3; ++level) {
    CertaintyCount count{level};
    for (const AnswerRow* row : rows) {
      if (row->certainty != level) continue;
      ++count.n;
      count.right += row->credit;
    }
    if (count.n > 0) count.right /= count.n;
    out.certainty.push_back(count);
  }
  if (out.difficulty.value < 0.30) out.flags.push_back(ItemFlag::too_hard);
  if (out.difficulty.value > 0.90) out.flags.push_back(ItemFlag::too_easy);
  if (out.discrimination && out.discrimination->value < 0.10) out.flags.push_back(ItemFlag::weak);
  if (std::any_of(out.options.begin(), out.options.end(),
                  [](const OptionCount& o) { return o.n == 0 && o.credit && *o.credit < 1; }))
    out.flags.push_back(ItemFlag::unused_distractor);
  if (out.n < kFew) out.flags.push_back(ItemFlag::few_answers);
  return out;
}

std::string shown(double value) { return format_fixed(value, 3); }

}  // namespace

std::vector<std::string> chosen_in(const Response& response) { return std::visit(Choosing{}, response); }

std::vector<AnswerRow> rows_of(const Record& record, std::string_view learner) {
  std::vector<AnswerRow> out;
  for (const Attempt& a : record.attempts) {
    out.push_back({std::string(learner), a.form, a.kind, a.item, a.credit, a.certainty,
                   static_cast<double>(a.spent_ms) / 1000, chosen_in(a.response)});
  }
  return out;
}

WithInterval wilson(double p, int n) {
  const double count = n, zz = kZ95 * kZ95;
  const double middle = (p + zz / (2 * count)) / (1 + zz / count);
  const double half = kZ95 / (1 + zz / count) * std::sqrt(p * (1 - p) / count + zz / (4 * count * count));
  return {p, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

WithInterval fisher(double r, int n) {
  if (n < 4) return {r, -1, 1};
  const double z = std::atanh(std::clamp(r, -1 + 1e-12, 1 - 1e-12)), half = kZ95 / std::sqrt(n - 3.0);
  return {r, std::tanh(z - half), std::tanh(z + half)};
}

std::vector<ItemAnalysis> analyse(std::span<const AnswerRow> rows, std::span<const content::Item> items) {
  std::map<std::string, std::vector<const AnswerRow*>> by_item;
  std::map<std::string, Total> totals;
  std::set<std::pair<std::string_view, std::string_view>> met;
  for (const AnswerRow& row : rows) {
    if (!met.emplace(row.learner, row.item).second) continue;
    by_item[row.item].push_back(&row);
    totals[row.learner].credit += row.credit;
    ++totals[row.learner].n;
  }
  std::vector<ItemAnalysis> out;
  for (const auto& entry : by_item) {
    const auto item =
        std::find_if(items.begin(), items.end(), [&](const content::Item& i) { return i.id == entry.first; });
    out.push_back(analyse_item(entry.first, entry.second, totals, item == items.end() ? nullptr : &*item));
  }
  return out;
}

std::string_view id_of(ItemFlag flag) {
  constexpr std::string_view kIds[] = {"too_hard", "too_easy", "weak", "unused_distractor", "few_answers"};
  return kIds[static_cast<std::size_t>(flag)];
}

std::string analysis_csv(std::span<const ItemAnalysis> analyses) {
  std::string out = csv_line({"item", "n", "difficulty", "difficulty_low", "difficulty_high",
                              "discrimination", "discrimination_low", "discrimination_high",
                              "discrimination_n", "median_seconds", "options", "certainty", "flags"});
  for (const ItemAnalysis& a : analyses) {
    std::string options, certainty, flags;
    for (const OptionCount& o : a.options)
      options += (options.empty() ? "" : " ") + o.option + ":" + std::to_string(o.n);
    for (const CertaintyCount& c : a.certainty) {
      certainty += (certainty.empty() ? "" : " ") + std::to_string(c.level) + ":" + std::to_string(c.n);
      if (c.n > 0) certainty += "/" + format_fixed(c.right, 2);
    }
    for (const ItemFlag flag : a.flags) flags += (flags.empty() ? "" : " ") + std::string(id_of(flag));
    const auto d = a.discrimination;
    out += csv_line({a.item, std::to_string(a.n), shown(a.difficulty.value), shown(a.difficulty.low),
                     shown(a.difficulty.high), d ? shown(d->value) : "", d ? shown(d->low) : "",
                     d ? shown(d->high) : "", d ? std::to_string(a.discrimination_n) : "",
                     format_fixed(a.median_seconds, 1), options, certainty, flags});
  }
  return out;
}

std::string analysis_json(std::span<const ItemAnalysis> analyses) {
  json::Text out;
  const auto interval = [&](std::string_view name, const WithInterval& v) {
    out.key(name).open().member("value", v.value).member("low", v.low).member("high", v.high).close();
  };
  out.open().member("format", "three-clocks-items").member("version", 1).key("items").open_list();
  for (const ItemAnalysis& a : analyses) {
    out.open().member("item", a.item).member("n", a.n);
    interval("difficulty", a.difficulty);
    if (a.discrimination) {
      interval("discrimination", *a.discrimination);
      out.member("discrimination_n", a.discrimination_n);
    }
    out.member("median_seconds", a.median_seconds).key("options").open_list();
    for (const OptionCount& o : a.options) {
      out.open().member("option", o.option).member("n", o.n).member("share", o.share);
      if (o.certainty > 0) out.member("certainty", o.certainty);
      if (o.credit) out.member("credit", *o.credit);
      out.close();
    }
    out.close_list().key("certainty").open_list();
    for (const CertaintyCount& c : a.certainty) {
      out.open().member("level", c.level).member("n", c.n).member("right", c.right).close();
    }
    out.close_list().key("flags").open_list();
    for (const ItemFlag flag : a.flags) out.value(id_of(flag));
    out.close_list().close();
  }
  return out.close_list().close().text() + "\n";
}

}  // namespace tc::learn
