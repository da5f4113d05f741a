#include "learn/response.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "content/json_file.h"
#include "learn/json_text.h"

namespace tc::learn {
namespace {

using content::Cursor;

/// The ids, each of them once and no other.
bool same_ids(std::vector<std::string> given, std::vector<std::string> wanted) {
  std::sort(given.begin(), given.end());
  std::sort(wanted.begin(), wanted.end());
  return given == wanted;
}

template <class T, class Of>
std::vector<std::string> ids(const std::vector<T>& list, const Of& of) {
  std::vector<std::string> out;
  for (const T& part : list) out.push_back(of(part));
  return out;
}

template <class T>
std::vector<std::string> own_ids(const std::vector<T>& list) {
  return ids(list, [](const T& part) { return part.id; });
}

bool chooses(const content::Item& item, const std::vector<std::string>& chosen) {
  const auto known = own_ids(*content::options_of(item));
  std::set<std::string> once;
  return std::all_of(chosen.begin(), chosen.end(), [&](const std::string& id) {
    return std::find(known.begin(), known.end(), id) != known.end() && once.insert(id).second;
  });
}

bool places(const content::PlaceTask& task, const Placement& given) {
  const auto sane = [&](const Placed& p) {
    if (p.in_tray) return task.tray;
    return !p.from_open && !p.until_open && std::isfinite(p.from_min) && p.from_min >= 0 && p.until_min >= p.from_min;
  };
  return same_ids(ids(given.placed, [](const Placed& p) { return p.target; }), own_ids(task.targets)) &&
         std::all_of(given.placed.begin(), given.placed.end(), sane);
}

bool guesses(const content::EstimateTask& task, const Guesses& given) {
  if (!same_ids(ids(given.guesses, [](const Guess& g) { return g.estimate; }), own_ids(task.estimates)))
    return false;
  return std::all_of(given.guesses.begin(), given.guesses.end(), [&](const Guess& g) {
    const auto about = std::find_if(task.estimates.begin(), task.estimates.end(),
                                    [&](const content::Guessed& e) { return e.id == g.estimate; });
    if (g.value_open || g.low_open || g.high_open) return false;
    return about->range.holds(g.low) && about->range.holds(g.high) && g.low <= g.value && g.value <= g.high;
  });
}

bool draws(const content::CurveTask& task, const Drawing& given) {
  return same_ids(ids(given.lines, [](const Drawn& d) { return d.line; }), own_ids(task.lines)) &&
         std::all_of(given.lines.begin(), given.lines.end(), [&](const Drawn& d) {
           return d.values.size() == task.points() &&
                  std::all_of(d.values.begin(), d.values.end(),
                              [&](double v) { return task.range.holds(v); });
         });
}

bool walks(const content::VignetteTask& task, const Path& given) {
  if (task.nodes.empty()) return false;
  std::string at = task.nodes.front().id;
  for (const Step& step : given.steps) {
    const content::VignetteNode* node = at == step.node ? task.node(at) : nullptr;
    if (node == nullptr) return false;
    const auto option = std::find_if(node->options.begin(), node->options.end(),
                                     [&](const content::VignetteOption& o) { return o.id == step.option; });
    if (option == node->options.end()) return false;
    at = option->next;
  }
  return at.empty();
}

bool matches(const content::AuditTask& task, const Matches& given) {
  return same_ids(ids(given.rows, [](const Match& m) { return m.row; }), own_ids(task.rows)) &&
         std::all_of(given.rows.begin(), given.rows.end(), [&](const Match& m) {
           return std::find(task.columns.begin(), task.columns.end(), m.column) != task.columns.end();
         });
}

void write(json::Text& out, const Placed& p) {
  out.open().member("target", p.target);
  if (p.in_tray) {
    out.member("tray", true);
  } else {
    if (!p.from_open) out.member("from_min", p.from_min);
    if (!p.until_open) out.member("until_min", p.until_min);
  }
  out.close();
}
void write(json::Text& out, const Guess& g) {
  out.open().member("estimate", g.estimate);
  if (!g.value_open) out.member("value", g.value);
  if (!g.low_open) out.member("low", g.low);
  if (!g.high_open) out.member("high", g.high);
  out.close();
}
void write(json::Text& out, const Drawn& d) {
  out.open().member("line", d.line).member("values", d.values).close();
}
void write(json::Text& out, const Step& s) {
  out.open().member("node", s.node).member("option", s.option).close();
}
void write(json::Text& out, const Match& m) {
  out.open().member("row", m.row).member("column", m.column).close();
}
template <class T>
void write_list(json::Text& out, const char* name, const std::vector<T>& list) {
  out.key(name).open_list();
  for (const T& part : list) write(out, part);
  out.close_list();
}

struct Writer {
  json::Text& out;
  void operator()(std::monostate) const {}
  void operator()(const Choice& r) const { out.member("choice", r.option); }
  void operator()(const Choices& r) const { out.member("choices", r.options); }
  void operator()(const Verdict& r) const { out.member("verdict", r.is_myth ? "myth" : "supported"); }
  void operator()(const Ordering& r) const { out.member("order", r.tiles); }
  void operator()(const Placement& r) const { write_list(out, "placed", r.placed); }
  void operator()(const Pointed& r) const { out.member("element", r.element); }
  void operator()(const Guesses& r) const { write_list(out, "guesses", r.guesses); }
  void operator()(const Drawing& r) const { write_list(out, "lines", r.lines); }
  void operator()(const Path& r) const { write_list(out, "path", r.steps); }
  void operator()(const Matches& r) const { write_list(out, "matches", r.rows); }
};

template <class T, class Read>
std::vector<T> read_list(const Cursor& c, std::string_view key, const Read& read) {
  std::vector<T> out;
  for (const Cursor& item : c.list(key)) out.push_back(read(item));
  return out;
}

/// A number, or 0 where it is not set yet.
double read_set(const Cursor& c, std::string_view key, bool& open) {
  open = !c.has(key);
  return open ? 0 : c.number(key);
}

Placed read_placed(const Cursor& c) {
  Placed out{c.text("target"), c.flag("tray", false)};
  if (out.in_tray) return out;
  if (!c.has("from_min") && !c.has("until_min")) c.fault("", "error.json.missing", "from_min");
  out.from_min = read_set(c, "from_min", out.from_open);
  out.until_min = read_set(c, "until_min", out.until_open);
  return out;
}

Guess read_guess(const Cursor& c) {
  Guess out{c.text("estimate")};
  out.value = read_set(c, "value", out.value_open);
  out.low = read_set(c, "low", out.low_open);
  out.high = read_set(c, "high", out.high_open);
  return out;
}

}  // namespace

bool answers(const content::Item& item, const Response& response) {
  if (const auto* r = std::get_if<Choice>(&response)) return is_single(item) && chooses(item, {r->option});
  if (const auto* r = std::get_if<Choices>(&response)) return is_multi(item) && chooses(item, r->options);
  if (std::holds_alternative<Verdict>(response)) return item.type() == content::ItemType::myth;
  if (const auto* r = std::get_if<Ordering>(&response)) {
    const auto* task = std::get_if<content::OrderTask>(&item.task);
    return task != nullptr && same_ids(r->tiles, task->tiles);
  }
  if (const auto* r = std::get_if<Placement>(&response)) {
    const auto* task = std::get_if<content::PlaceTask>(&item.task);
    return task != nullptr && places(*task, *r);
  }
  if (const auto* r = std::get_if<Pointed>(&response)) {
    const auto* task = std::get_if<content::PointTask>(&item.task);
    return task != nullptr &&
           std::find(task->candidates.begin(), task->candidates.end(), r->element) != task->candidates.end();
  }
  if (const auto* r = std::get_if<Guesses>(&response)) {
    const auto* task = std::get_if<content::EstimateTask>(&item.task);
    return task != nullptr && guesses(*task, *r);
  }
  if (const auto* r = std::get_if<Drawing>(&response)) {
    const auto* task = std::get_if<content::CurveTask>(&item.task);
    return task != nullptr && draws(*task, *r);
  }
  if (const auto* r = std::get_if<Path>(&response)) {
    const auto* task = std::get_if<content::VignetteTask>(&item.task);
    return task != nullptr && walks(*task, *r);
  }
  if (const auto* r = std::get_if<Matches>(&response)) {
    const auto* task = std::get_if<content::AuditTask>(&item.task);
    return task != nullptr && task->mode == content::AuditTask::Mode::match && matches(*task, *r);
  }
  return false;
}

std::string to_json(const Response& response) {
  json::Text out;
  out.open();
  std::visit(Writer{out}, response);
  return out.close().text();
}

Response read_response(const Cursor& c) {
  const std::vector<std::string> keys = c.keys();
  if (keys.empty()) return {};
  c.only({keys.front()});
  const std::string& kind = keys.front();
  if (kind == "choice") return Choice{c.text(kind)};
  if (kind == "choices") return Choices{c.texts(kind)};
  if (kind == "verdict") {
    static const std::vector<std::pair<std::string_view, bool>> kVerdicts{{"myth", true},
                                                                          {"supported", false}};
    return Verdict{c.choice(kind, kVerdicts)};
  }
  if (kind == "order") return Ordering{c.texts(kind)};
  if (kind == "placed") {
    return Placement{read_list<Placed>(c, kind, read_placed)};
  }
  if (kind == "element") return Pointed{c.text(kind)};
  if (kind == "guesses") {
    return Guesses{read_list<Guess>(c, kind, read_guess)};
  }
  if (kind == "lines") {
    return Drawing{read_list<Drawn>(c, kind, [](const Cursor& d) {
      return Drawn{d.text("line"), d.numbers("values")};
    })};
  }
  if (kind == "path")
    return Path{read_list<Step>(c, kind, [](const Cursor& s) {
      return Step{s.text("node"), s.text("option")};
    })};
  if (kind == "matches")
    return Matches{read_list<Match>(c, kind, [](const Cursor& m) {
      return Match{m.text("row"), m.text("column")};
    })};
  c.fault(kind, "error.json.unknown_key", kind);
  return {};
}

Result<Response> response_from_json(std::string_view json) {
  const auto file = content::JsonFile::parse("response", json);
  if (!file) return file.error();
  std::vector<Message> problems;
  const Cursor root(*file, problems);
  if (!file->root().IsObject()) root.fault("", "error.json.object", "response");
  Response out = read_response(root);
  if (!problems.empty()) return problems.front();
  return out;
}

}  // namespace tc::learn
