// Certificates: only those that a course words, only once its test is passed, with a name that is kept nowhere. Exact.
#include "app/certificate.h"

#include <string>
#include <vector>

#include "app/handout.h"
#include "core/text.h"
#include "support/pack_fixture.h"
#include "support/whole_test.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

namespace {

std::shared_ptr<const content::Library> course(bool certifies, const std::string& rule = {}) {
  content::PackFiles files = tc::test::pack_files();
  if (!rule.empty()) files["pack.json"] = tc::test::pack_json_with_pass(rule);
  if (certifies)
    files["strings/en/certificate.json"] = R"({"pack.week-one.certificate":"has completed the two hours of week one"})";
  std::vector<Message> problems;
  auto with = content::with_pack(*library(), files, problems);
  REQUIRE(problems.empty());
  return std::make_shared<const content::Library>(std::move(with).value());
}

void pass(Session& session) {
  tc::test::pass_posttest(session, [&](const Command& command) { session.dispatch(command); });
}

}  // namespace

TEST_CASE("certificate: without a course that words one there is none, however good the test") {
  for (const auto& with : {library(), course(false)}) {
    Session session(with);
    pass(session);
    CHECK_FALSE(certificate_due(session));
    CHECK_FALSE(handout(session, "certificate", "A. Learner"));
  }
}

TEST_CASE("certificate: due when the test is finished and passed, with its day and points") {
  Session session(course(true));
  CHECK_FALSE(certificate_due(session));
  session.learner().set_now_ms(1'795'000'000'000);  // 2026-11-18T11:06:40Z
  pass(session);
  REQUIRE(session.learner().record().forms.size() == 1);
  REQUIRE(session.learner().record().forms[0].passed.value_or(false));
  const auto due = certificate_due(session);
  REQUIRE(due);
  CHECK(due->day == "2026-11-18");
  CHECK(due->questions == 15);
  CHECK(due->points == doctest::Approx(session.learner().record().forms[0].points).epsilon(1e-12));

  const std::string page = certificate_html(session, *due, "Zoë <b>O'Hara</b> & Sons");
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("Zoë &lt;b&gt;O") != std::string::npos);
  CHECK(page.find("has completed the two hours of week one") != std::string::npos);
  CHECK(page.find("2026-11-18") != std::string::npos);
  CHECK(page.find(record_check(session)) != std::string::npos);
  CHECK(summary_html(session).find(record_check(session)) != std::string::npos);
  // A client can keep no secret from its owner: the page claims no more than it knows.
  CHECK(page.find("from the record kept there") != std::string::npos);
  CHECK(page.find("no proof of who answered") != std::string::npos);
}

TEST_CASE("certificate: not after a test that was not passed") {
  Session session(course(true));
  learn::DrawnForm drawn;
  drawn.kind = learn::FormKind::posttest;
  const std::string ids = tc::test::posttest_items(session.library());
  for (const std::string_view id : split(ids, ' ')) drawn.items.emplace_back(id);
  session.learner().add(learn::FormStarted{"f", drawn});
  CHECK_FALSE(certificate_due(session));
  session.learner().add(learn::FormFinished{"f"});
  REQUIRE(session.learner().record().forms.size() == 1);
  CHECK_FALSE(session.learner().record().forms[0].passed.value_or(true));
  CHECK_FALSE(certificate_due(session));
}

TEST_CASE("certificate: the pass rule is that of the course that is loaded, also for a test taken before") {
  Session session(library());
  pass(session);  // every question right where there is a key, fairly sure
  const auto passed = [&] { return session.learner().record().forms.at(0).passed.value_or(false); };
  const double marks = session.learner().record().forms.at(0).certainty_marks;
  REQUIRE(marks > 12);
  REQUIRE(marks < 30);
  CHECK(passed());
  CHECK(session.learner().rules() == learn::RecordRules{});
  session.use_library(course(true, R"({"points":30,"by_certainty":true})"));
  CHECK_FALSE(passed());
  CHECK_FALSE(certificate_due(session));
  session.use_library(course(true, R"({"points":12,"by_certainty":true})"));
  CHECK(passed());
  const auto by_certainty = certificate_due(session);
  REQUIRE(by_certainty);
  CHECK(by_certainty->certainty_marks == marks);
  session.use_library(course(true));
  CHECK(passed());
  CHECK(session.learner().rules() == learn::RecordRules{});
  const auto usual = certificate_due(session);
  REQUIRE(usual);
  CHECK_FALSE(usual->certainty_marks);
}

TEST_CASE("certificate: a rule that the course set is told on every page of the results, and only then") {
  const auto pages = [](const std::shared_ptr<const content::Library>& with) {
    Session session(with);
    pass(session);
    const auto due = certificate_due(session);
    REQUIRE(due);
    return std::vector<std::string>{certificate_html(session, *due, "A. Learner"), summary_html(session)};
  };
  for (const std::string& page : pages(course(true))) {
    CHECK(page.find("this course set") == std::string::npos);
    CHECK(page.find("this course decided so") == std::string::npos);
  }
  for (const std::string& page : pages(course(true, R"({"points":9.5})"))) {
    CHECK(page.find("this course set for the test afterwards: 9.5 of 15 points.") != std::string::npos);
    CHECK(page.find("this course decided so") == std::string::npos);
  }
  const auto by_certainty = pages(course(true, R"({"points":12,"by_certainty":true})"));
  for (const std::string& page : by_certainty) {
    CHECK(page.find("12 of 36 certainty marks") != std::string::npos);
    CHECK(page.find("Certainty counts only because this course decided so") != std::string::npos);
  }
  CHECK(by_certainty[0].find("<dt>Certainty marks</dt>") != std::string::npos);
}

TEST_CASE("certificate: the name is one plain line, and none else makes a file") {
  CHECK(certified_name("  A. Learner ") == "A. Learner");
  CHECK(certified_name(std::string(100, 'x')));
  CHECK_FALSE(certified_name(std::string(101, 'x')));
  for (const char* bad : {"", "   ", "a\nb", "\xff", "a\x7f"}) {
    CAPTURE(bad);
    CHECK_FALSE(certified_name(bad));
  }
  Session session(course(true));
  pass(session);
  for (const Effect& effect : session.dispatch(cmd::HandOut{"certificate", " "})) CHECK(effect.kind != Effect::save_file);
  REQUIRE(session.state().notice);
  CHECK(session.state().notice->key == "refusal.certificate_name");
  const auto effects = session.dispatch(cmd::HandOut{"certificate", "A. Learner"});
  REQUIRE(effects.size() == 1);
  CHECK(effects[0].kind == Effect::save_file);
  CHECK(effects[0].name == "three-clocks-certificate.html");
  // Neither the state that is saved nor the answers hold it.
  CHECK(save_text(session.state()).find("Learner") == std::string::npos);
  CHECK(session.learner().text().find("Learner") == std::string::npos);
}
