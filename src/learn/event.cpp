#include "learn/event.h"

#include <algorithm>
#include <utility>

#include "content/json_file.h"
#include "content/quiz_ids.h"
#include "core/text.h"
#include "learn/json_text.h"

namespace tc::learn {
namespace {

using content::Cursor;

const std::vector<std::pair<std::string_view, FormKind>> kForms{{"pretest", FormKind::pretest},
                                                                {"posttest", FormKind::posttest},
                                                                {"practice", FormKind::practice},
                                                                {"review", FormKind::review},
                                                                {"checkpoint", FormKind::checkpoint}};
constexpr std::size_t kLongestId = 80;

struct Writer {
  json::Text& out;

  void kind(const char* name) const { out.member("kind", name); }
  void place(const std::string& form, const std::string& item) const {
    if (!form.empty()) out.member("form", form);
    out.member("item", item);
  }
  void operator()(const FormStarted& e) const {
    kind("form_started");
    out.member("form", e.form).member("of", id_of(e.drawn.kind));
    out.member("letter", content::id_of(e.drawn.letter));
    out.member("seed", std::to_string(e.drawn.seed));  // as text: 64 bits do not fit a JSON number everywhere
    out.member("items", e.drawn.items);
    if (e.drawn.relaxed > 0) out.member("relaxed", e.drawn.relaxed);
  }
  void operator()(const ItemShown& e) const {
    kind("item_shown");
    place(e.form, e.item);
  }
  void operator()(const AnswerChanged& e) const {
    kind("answer_changed");
    place(e.form, e.item);
    out.key("response").raw(to_json(e.response));
  }
  void operator()(const HintTaken& e) const {
    kind("hint_taken");
    place(e.form, e.item);
  }
  void operator()(const Answered& e) const {
    kind("answered");
    place(e.form, e.item);
    out.key("response").raw(to_json(e.response));
    if (e.certainty > 0) out.member("certainty", e.certainty);
    out.member("credit", e.credit);
    if (e.intervals == 0) return;
    out.member("intervals", e.intervals)
        .member("held", e.intervals_held)
        .member("interval_score", e.interval_score);
  }
  void operator()(const FeedbackSeen& e) const {
    kind("feedback_seen");
    place(e.form, e.item);
  }
  void operator()(const FormFinished& e) const {
    kind("form_finished");
    out.member("form", e.form);
  }
  void operator()(const ReviewRated& e) const {
    kind("review_rated");
    out.member("item", e.item).member("rating", e.rating);
  }
};

/// An id of an event, form or item: short, without white space or control characters.
std::string read_id(const Cursor& c, std::string_view key, bool required = true) {
  const std::string id = c.text(key, required);
  const bool good = id.size() <= kLongestId && std::none_of(id.begin(), id.end(), [](char at) {
                      return (at >= 0 && at <= ' ') || at == 0x7F;
                    });
  if (!good) c.fault(key, "error.content.id_form", id);
  return id;
}

Response read_answer(const Cursor& c) { return read_response(c.object("response")); }

int read_count(const Cursor& c, std::string_view key, int least, int most) {
  if (!c.has(key)) c.fault("", "error.json.missing", key);
  return c.optional_integer(key, least, most).value_or(least);
}

FormStarted read_started(const Cursor& c) {
  FormStarted out;
  out.form = read_id(c, "form");
  out.drawn.kind = c.choice("of", kForms);
  out.drawn.letter = c.choice("letter", content::choices_of(content::TestForm{}));
  const std::string seed = c.text("seed");
  const bool digits = !seed.empty() && seed.size() <= 20 &&
                      std::all_of(seed.begin(), seed.end(), [](char at) { return at >= '0' && at <= '9'; });
  if (!digits) c.fault("seed", "error.json.integer", "seed");
  for (const char digit : digits ? seed : std::string())
    out.drawn.seed = out.drawn.seed * 10 + static_cast<std::uint64_t>(digit - '0');
  out.drawn.items = c.texts("items");
  out.drawn.relaxed = c.optional_integer("relaxed", 0, 1000).value_or(0);
  return out;
}

Answered read_answered(const Cursor& c) {
  Answered out{read_id(c, "form", false), read_id(c, "item"), read_answer(c),
               c.optional_integer("certainty", 1, 3).value_or(0), c.number("credit")};
  if (!(out.credit >= 0 && out.credit <= 1)) c.fault("credit", "error.json.number", "credit");
  out.intervals = c.optional_integer("intervals", 1, 100).value_or(0);
  if (out.intervals == 0) return out;
  out.intervals_held = read_count(c, "held", 0, out.intervals);
  out.interval_score = c.number("interval_score");
  return out;
}

Happening read_happening(const Cursor& c) {
  const std::string kind = c.text("kind");
  const auto form = [&] { return read_id(c, "form", false); };
  const auto item = [&] { return read_id(c, "item"); };
  if (kind == "form_started") return read_started(c);
  if (kind == "item_shown") return ItemShown{form(), item()};
  if (kind == "answer_changed") return AnswerChanged{form(), item(), read_answer(c)};
  if (kind == "hint_taken") return HintTaken{form(), item()};
  if (kind == "answered") return read_answered(c);
  if (kind == "feedback_seen") return FeedbackSeen{form(), item()};
  if (kind == "form_finished") return FormFinished{read_id(c, "form")};
  if (kind == "review_rated") return ReviewRated{item(), read_count(c, "rating", 1, 4)};
  if (!kind.empty()) c.fault("kind", "error.json.unknown_value", kind);
  return FormFinished{};
}

}  // namespace

Answered answered(std::string form, const content::Item& item, Response response, int certainty) {
  const Mark marked = mark(item, response);
  Answered out{std::move(form), item.id, std::move(response),
               takes_certainty(item) ? std::clamp(certainty, 0, 3) : 0, marked.credit};
  for (const IntervalMark& interval : marked.intervals) {
    if (interval.whole) continue;
    ++out.intervals;
    out.intervals_held += interval.held;
    out.interval_score += interval.score_shown;
  }
  if (out.intervals > 0) out.interval_score /= out.intervals;
  return out;
}

std::string to_json(const Event& event) {
  json::Text out;
  out.open().member("id", event.id).member("t", event.time_ms);
  std::visit(Writer{out}, event.what);
  return out.close().text();
}

Event read_event(const Cursor& c) {
  Event out;
  out.id = read_id(c, "id");
  // Whole numbers up to 2^53 are exact in a double, which is the year 287396.
  const double time = c.number("t");
  constexpr double kLatest = 9007199254740992.0;
  if (!(time >= -kLatest && time <= kLatest) || time != static_cast<double>(static_cast<Time_ms>(time))) {
    c.fault("t", "error.json.integer", "t");
  } else {
    out.time_ms = static_cast<Time_ms>(time);
  }
  out.what = read_happening(c);
  return out;
}

Result<Event> event_from_json(std::string_view line) {
  const auto file = content::JsonFile::parse("progress", line);
  if (!file) return file.error();
  std::vector<Message> problems;
  const Cursor root(*file, problems);
  if (!file->root().IsObject()) root.fault("", "error.json.object", "progress");
  Event out = read_event(root);
  if (!problems.empty()) return problems.front();
  return out;
}

}  // namespace tc::learn
