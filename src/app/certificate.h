#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "app/session.h"

namespace tc::app {

/// What a course certifies. Only a course pack that carries the words `pack.<id>.certificate` does.
struct Certificate {
  std::string title_key, text_key;  ///< of the course, and what it certifies
  std::string day;                  ///< of the test, UTC: "2026-11-26"
  double points = 0;
  std::optional<double> certainty_marks;  ///< where the course passes by them
  std::size_t questions = 0;
};
/// Of the latest test afterwards that was finished and reached the pass mark; nothing when there is none, or when no
/// course certifies anything.
std::optional<Certificate> certificate_due(const Session& session);

/// A name fit for a certificate: without space at its ends, readable text of 1 to 100 bytes on one line. Else nothing.
std::optional<std::string> certified_name(std::string_view typed);

/// The certificate as one page of HTML that stands alone: the course, the name, the course's words, day, points and the
/// check number of the record. The name goes nowhere else.
std::string certificate_html(const Session& session, const Certificate& certificate, std::string_view name);

/// Check number of all answers (FNV-1a of the record, 16 hexadecimal digits): the same on the results' page.
std::string record_check(const Session& session);

}  // namespace tc::app
