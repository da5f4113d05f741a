#include "learn/interaction.h"

#include <algorithm>
#include <set>

#include "core/text.h"
#include "learn/marking.h"

namespace tc::learn {
namespace {

constexpr std::size_t kLongest12 = 255, kMostPatterns = 10;

std::string text_of(double value) { return format_shortest(value); }

/// Ids as a standard can bear them.
class Names {
 public:
  Names(std::vector<std::string> ids, Standard standard) : ids_(std::move(ids)) {
    const auto plain = [](const std::string& id) {
      return id.size() == 1 && ((id[0] >= 'a' && id[0] <= 'z') || (id[0] >= '0' && id[0] <= '9'));
    };
    letters_ = standard == Standard::scorm12 && !std::all_of(ids_.begin(), ids_.end(), plain);
  }
  std::string operator()(const std::string& id) const {
    if (!letters_) return id;
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    const auto at = static_cast<std::size_t>(std::find(ids_.begin(), ids_.end(), id) - ids_.begin());
    return std::string(1, kLetters[at % kLetters.size()]);
  }

 private:
  std::vector<std::string> ids_;
  bool letters_ = false;
};

/// Lists of answers and steps of one standard.
class Form {
 public:
  explicit Form(Standard standard) : old_(standard == Standard::scorm12) {}
  std::string list(const std::vector<std::string>& parts) const {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : old_ ? "," : "[,]") + part;
    return out;
  }
  std::string pair(const std::string& a, const std::string& b) const { return a + (old_ ? "." : "[.]") + b; }
  std::string range(double low, double high) const {
    return text_of(low) + (old_ ? "-" : "[:]") + text_of(high);
  }
  /// Steps that may be taken in any order.
  std::string any_order(const std::string& steps) const {
    return old_ ? steps : "{order_matters=false}" + steps;
  }

 private:
  bool old_;
};

template <class T>
std::vector<std::string> ids_of(const std::vector<T>& parts) {
  std::vector<std::string> out;
  for (const T& part : parts) out.push_back(part.id);
  return out;
}

struct Mapping {
  const content::Item& item;
  const Response* given;  ///< null when it is not whole
  Standard standard;
  Form form{standard};

  template <class T>
  const T* as() const {
    return given == nullptr ? nullptr : std::get_if<T>(given);
  }

  Interaction one_of(const std::vector<std::string>& ids, const std::vector<std::string>& keys,
                     const std::string& chosen) const {
    const Names name(ids, standard);
    Interaction out{"choice", {}, chosen.empty() ? chosen : name(chosen), {}};
    for (const std::string& key : keys) out.correct.push_back(name(key));
    return out;
  }
  Interaction some_of(const std::vector<content::Option>& options) const {
    const Names name(ids_of(options), standard);
    std::vector<std::string> keys, chosen;
    const auto* r = as<Choices>();
    for (const content::Option& o : options) {
      if (o.credit >= 1) keys.push_back(name(o.id));
      if (r != nullptr && std::count(r->options.begin(), r->options.end(), o.id) > 0)
        chosen.push_back(name(o.id));
    }
    return {"choice", {form.list(keys)}, form.list(chosen), {}};
  }
  Interaction single(const std::vector<content::Option>& options) const {
    const auto key =
        std::find_if(options.begin(), options.end(), [](const auto& o) { return o.credit >= 1; });
    const auto* r = as<Choice>();
    return one_of(ids_of(options), key == options.end() ? std::vector<std::string>() : std::vector{key->id},
                  r == nullptr ? std::string() : r->option);
  }

  Interaction operator()(const content::SingleTask& t) const { return single(t.options); }
  Interaction operator()(const content::MultiTask& t) const { return some_of(t.options); }
  Interaction operator()(const content::MythTask& t) const {
    const auto truth = [&](bool is_myth) {
      return std::string(standard == Standard::scorm12 ? is_myth ? "f" : "t" : is_myth ? "false" : "true");
    };
    const auto* r = as<Verdict>();
    return {"true-false", {truth(t.is_myth)}, r == nullptr ? std::string() : truth(r->is_myth), {}};
  }
  Interaction operator()(const content::OrderTask& t) const {
    const Names name(t.tiles, standard);
    const auto named = [&](const std::vector<std::string>& tiles) {
      std::vector<std::string> out;
      for (const std::string& id : tiles) out.push_back(name(id));
      return form.list(out);
    };
    Interaction out{"sequencing", {named(t.tiles)}, {}, {}};
    // Tied tiles give several right orders; beyond seven tiles only the keyed one is told.
    std::vector<std::string> tiles = t.tiles;
    std::sort(tiles.begin(), tiles.end());
    while (!t.ties.empty() && tiles.size() <= 7 && out.correct.size() < kMostPatterns) {
      if (tiles != t.tiles && mark(item, Ordering{tiles}).credit >= 1) out.correct.push_back(named(tiles));
      if (!std::next_permutation(tiles.begin(), tiles.end())) break;
    }
    if (const auto* r = as<Ordering>()) out.response = named(r->tiles);
    return out;
  }
  Interaction operator()(const content::PlaceTask& t) const {
    using Kind = content::Target::Kind;
    constexpr double kEnd_min = 20160;
    std::vector<std::string> key, given_steps;
    const auto* r = as<Placement>();
    for (const content::Target& target : t.targets) {
      const bool two = target.kind == Kind::span || target.kind == Kind::bracket;
      const std::string first = two ? target.id + "_from" : target.id, second = target.id + "_until";
      if (target.kind == Kind::tray) key.push_back(form.pair(target.id, "tray"));
      if (target.kind == Kind::point)
        key.push_back(form.pair(first, form.range(target.accept.low, target.accept.high)));
      if (target.kind == Kind::span) {
        key.push_back(form.pair(first, form.range(target.opens.low, target.opens.high)));
        key.push_back(form.pair(second, form.range(target.closes.low, target.closes.high)));
      }
      if (target.kind == Kind::bracket) {
        key.push_back(form.pair(first, form.range(0, target.must_hold.low)));
        key.push_back(form.pair(second, form.range(target.must_hold.high, kEnd_min)));
      }
      if (r == nullptr) continue;
      const auto placed = std::find_if(r->placed.begin(), r->placed.end(),
                                       [&](const Placed& p) { return p.target == target.id; });
      if (placed->in_tray) {
        given_steps.push_back(form.pair(target.id, "tray"));
        continue;
      }
      given_steps.push_back(form.pair(first, text_of(placed->from_min)));
      if (two) given_steps.push_back(form.pair(second, text_of(placed->until_min)));
    }
    return {"performance", {form.any_order(form.list(key))}, form.list(given_steps), {}};
  }
  Interaction operator()(const content::PointTask& t) const {
    const auto* r = as<Pointed>();
    return one_of(t.candidates, t.key, r == nullptr ? std::string() : r->element);
  }
  Interaction operator()(const content::EstimateTask& t) const {
    const auto* r = as<Guesses>();
    const auto guess = [&](const content::Guessed& about) {
      return text_of(std::find_if(r->guesses.begin(), r->guesses.end(), [&](const Guess& g) {
                       return g.estimate == about.id;
                     })->value);
    };
    if (t.estimates.size() == 1) {
      const content::Guessed& about = t.estimates.front();
      const std::string key = standard == Standard::scorm12 ? text_of(about.value)
                                                            : form.range(about.accept.low, about.accept.high);
      return {"numeric", {key}, r == nullptr ? std::string() : guess(about), {}};
    }
    std::vector<std::string> key, steps;
    for (const content::Guessed& about : t.estimates) {
      key.push_back(form.pair(about.id, form.range(about.accept.low, about.accept.high)));
      if (r != nullptr) steps.push_back(form.pair(about.id, guess(about)));
    }
    return {"performance", {form.any_order(form.list(key))}, form.list(steps), {}};
  }
  Interaction operator()(const content::CurveTask&) const {
    Interaction out{standard == Standard::scorm12 ? "performance" : "other", {}, {}, {}};
    const auto* r = as<Drawing>();
    if (r == nullptr) return out;
    for (const Drawn& line : r->lines) {
      out.response += (out.response.empty() ? "" : "; ") + line.line + ':';
      for (const double value : line.values) out.response += ' ' + format_level(value);
    }
    return out;
  }
  Interaction operator()(const content::VignetteTask& t) const {
    // The way of the best answers; cards have none.
    std::vector<std::string> key, steps;
    std::set<std::string> met;
    const content::VignetteNode* node = t.nodes.empty() ? nullptr : &t.nodes.front();
    while (node != nullptr && met.insert(node->id).second) {
      const auto best = std::max_element(node->options.begin(), node->options.end(),
                                         [](const auto& a, const auto& b) { return a.credit < b.credit; });
      if (best == node->options.end()) break;
      if (!node->card) key.push_back(form.pair(node->id, best->id));
      node = t.node(best->next);
    }
    if (const auto* r = as<Path>()) {
      for (const Step& step : r->steps) {
        if (!t.node(step.node)->card) steps.push_back(form.pair(step.node, step.option));
      }
    }
    return {"performance", {form.list(key)}, form.list(steps), {}};
  }
  Interaction operator()(const content::AuditTask& t) const {
    if (t.mode == content::AuditTask::Mode::single) return single(t.options);
    if (t.mode == content::AuditTask::Mode::multi) return some_of(t.options);
    const Names row(ids_of(t.rows), standard), column(t.columns, standard);
    std::vector<std::string> key, pairs;
    const auto* r = as<Matches>();
    for (const content::AuditRow& of : t.rows) {
      key.push_back(form.pair(row(of.id), column(of.key)));
      if (r == nullptr) continue;
      const auto match =
          std::find_if(r->rows.begin(), r->rows.end(), [&](const Match& m) { return m.row == of.id; });
      pairs.push_back(form.pair(row(of.id), column(match->column)));
    }
    return {"matching", {form.list(key)}, form.list(pairs), {}};
  }
};

std::string result_of(const Mark& marked, Standard standard) {
  const Outcome outcome = marked.outcome();
  if (standard == Standard::xapi) return outcome == Outcome::right ? "true" : "false";
  if (!marked.answered) return "neutral";
  if (outcome == Outcome::partly) return format_fixed(marked.credit, 2);
  if (outcome == Outcome::right) return "correct";
  return standard == Standard::scorm12 ? "wrong" : "incorrect";
}

}  // namespace

Interaction interaction_of(const content::Item& item, const Response& response, Standard standard) {
  const Mark marked = mark(item, response);
  Interaction out = std::visit(Mapping{item, marked.answered ? &response : nullptr, standard}, item.task);
  out.result = result_of(marked, standard);
  if (standard == Standard::scorm12) {
    out.response.resize(std::min(out.response.size(), kLongest12));
    for (std::string& pattern : out.correct) pattern.resize(std::min(pattern.size(), kLongest12));
  }
  return out;
}

Interaction certainty_interaction(int certainty, Standard standard) {
  const std::string level = certainty < 1 ? std::string() : std::to_string(std::min(certainty, 3));
  return {"likert", {}, level, standard == Standard::xapi ? "" : "neutral"};
}

}  // namespace tc::learn
