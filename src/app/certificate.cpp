#include "app/certificate.h"

#include <algorithm>
#include <chrono>

#include "app/pass_rule.h"
#include "core/hash.h"
#include "core/text.h"
#include "learn/progress.h"

namespace tc::app {
namespace {

constexpr std::size_t kLongestName = 100;

std::string day_of(learn::Time_ms time_ms) {
  const std::chrono::sys_days day =
      std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(time_ms)));
  const std::chrono::year_month_day date(day);
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-" +
         two(static_cast<unsigned>(date.day()));
}

}  // namespace

std::optional<Certificate> certificate_due(const Session& session) {
  const content::Library& library = session.library();
  if (!library.pack) return std::nullopt;
  Certificate out;
  out.title_key = "pack." + library.pack->id + ".title";
  out.text_key = "pack." + library.pack->id + ".certificate";
  if (!library.strings.has(out.text_key)) return std::nullopt;
  const auto& forms = session.learner().record().forms;
  const auto passed = std::find_if(forms.rbegin(), forms.rend(), [](const learn::FormResult& form) {
    return form.drawn.kind == learn::FormKind::posttest && form.finished && form.passed.value_or(false);
  });
  if (passed == forms.rend()) return std::nullopt;
  out.day = day_of(passed->finished_ms);
  out.points = passed->points;
  if (session.learner().rules().pass_by_certainty) out.certainty_marks = passed->certainty_marks;
  out.questions = passed->drawn.items.size();
  return out;
}

std::optional<std::string> certified_name(std::string_view typed) {
  const std::string name(trim(typed));
  const bool plain = std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; });
  if (name.empty() || name.size() > kLongestName || !plain || !is_utf8(name)) return std::nullopt;
  return name;
}

std::string certificate_html(const Session& session, const Certificate& certificate, std::string_view name) {
  const content::Strings& w = session.library().strings;
  const content::CoursePack& pack = *session.library().pack;
  const auto words = [&](std::string_view key) { return escape_markup(w.raw(key)); };
  std::string authors;
  for (const std::string& author : pack.authors) authors += (authors.empty() ? "" : ", ") + author;
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + words(certificate.title_key) +
      "</title>\n<style>\nbody { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 2rem; "
      "border: 2px solid; text-align: center; color-scheme: light dark; }\n.name { font-size: 1.8rem; font-weight: 600; margin: 1.5rem 0; }\n"
      "dl { display: grid; grid-template-columns: 1fr 1fr; gap: .3rem 1rem; }\ndt { text-align: right; }\n"
      "dd { margin: 0; text-align: left; font-weight: 600; }\n.quiet { font-size: .85rem; }\n</style>\n</head>\n<body>\n<main>\n";
  out += "<p>" + words("certificate.title") + "</p>\n<h1>" + words(certificate.title_key) + "</h1>\n";
  out += "<p class=\"name\">" + escape_markup(name) + "</p>\n<p>" + words(certificate.text_key) + "</p>\n<dl>\n";
  const auto fact = [&](std::string_view key, const std::string& text) {
    out += "<dt>" + words(key) + "</dt><dd>" + escape_markup(text) + "</dd>\n";
  };
  fact("certificate.day", certificate.day);
  fact("certificate.points", format_fixed(certificate.points, 1) + " / " + std::to_string(certificate.questions));
  if (certificate.certainty_marks) fact("certificate.marks", format_fixed(*certificate.certainty_marks, 1));
  fact("certificate.version", pack.version);
  fact("certificate.authors", authors + ", " + pack.contact);
  out += "</dl>\n";
  if (const auto rule = pass_words(session.library())) out += "<p>" + escape_markup(w.text(*rule)) + "</p>\n";
  out += "<p class=\"quiet\">" + escape_markup(w.text(Message{"certificate.check", {{"check", record_check(session)}}})) +
         "</p>\n<p class=\"quiet\">" + words("certificate.caveat") + "</p>\n";
  return out + "</main>\n</body>\n</html>\n";
}

std::string record_check(const Session& session) {
  constexpr char kHex[] = "0123456789abcdef";
  // Of the first version of the format, so that a number once printed stays that of its record.
  std::uint64_t hash = fnv1a(learn::progress_header({}));
  for (const learn::Event& event : session.learner().events()) hash = fnv1a(learn::progress_line(event), hash);
  std::string text;
  for (int i = 0; i < 16; ++i, hash <<= 4) text += kHex[hash >> 60];
  return text;
}

}  // namespace tc::app
