// Every command survives the trip through its line; nothing else is taken for a command.
#include <set>

#include "app/values.h"
#include "core/text.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

TEST_CASE("every command round-trips through one line, whatever its text holds") {
  Random random(11);
  std::set<std::string_view> names;
  for (std::size_t kind = 0; kind < std::variant_size_v<AnyCommand>; ++kind) {
    for (int i = 0; i < 40; ++i) {
      const Command command = random_command(random, kind);
      const std::string line = to_json(command);
      CHECK(line.find('\n') == std::string::npos);
      const auto read = parse_command(line);
      REQUIRE_MESSAGE(read.ok(), line);
      CHECK(read->any().index() == kind);
      CHECK(to_json(*read) == line);
      names.insert(command_name(command));
    }
  }
  CHECK(names.size() == std::variant_size_v<AnyCommand>);
}

TEST_CASE("numbers keep every bit") {
  for (const double value : {0.1, 1.0 / 3, 1e-300, 20159.999999999996, -0.0}) {
    const auto read = parse_command(to_json(cmd::Seek{value}));
    REQUIRE(read);
    CHECK(std::get<cmd::Seek>(read->any()).time_min == value);
  }
}

TEST_CASE("faulty lines are refused with the reason") {
  const auto key = [](std::string_view line) {
    const auto read = parse_command(line);
    CHECK_FALSE(read.ok());
    CHECK(library()->strings.has(read.error().key));
    return read.error().key;
  };
  CHECK(key("") == "error.command.syntax");
  CHECK(key("[]") == "error.command.syntax");
  CHECK(key("{\"do\":\"seek\"") == "error.command.syntax");
  CHECK(key("{\"do\":\"seek\",\"time_min\":40} x") == "error.command.syntax");
  CHECK(key("{\"do\":\"\xff\"}") == "error.command.syntax");
  CHECK(key(std::string(200000, '[')) == "error.command.syntax");
  CHECK(key("{\"do\":\"fly\"}") == "error.command.unknown");
  CHECK(key("{}") == "error.command.unknown");
  CHECK(key("{\"do\":7,\"time_min\":1}") == "error.command.unknown");
  CHECK(key("{\"do\":\"seek\"}") == "error.command.field");
  CHECK(key("{\"do\":\"seek\",\"time_min\":\"40\"}") == "error.command.field");
  CHECK(key("{\"do\":\"seek\",\"time_min\":40,\"time_min\":41}") == "error.command.field");
  CHECK(key("{\"do\":\"seek\",\"time_min\":40,\"extra\":1}") == "error.command.field");
  CHECK(key("{\"do\":\"play\",\"on\":1}") == "error.command.field");
  CHECK(key("{\"do\":\"set-theme\",\"theme\":\"pink\"}") == "error.command.field");
  CHECK(key("{\"do\":\"set-regimen\",\"spec\":{\"drug\":\"racemic\"}}") == "error.command.field");
}

TEST_CASE("a field that cannot be read is named as it stands, with what is possible") {
  const auto words = [](std::string_view line) {
    const auto read = parse_command(line);
    REQUIRE_FALSE(read.ok());
    return library()->strings.text(read.error());
  };
  CHECK(words("{\"do\":\"seek\",\"time_min\":40,\"bogus\":1}") ==
        "The field ‘bogus’ of the command ‘seek’ is missing, unknown or of the wrong kind; possible: do, time_min.");
  CHECK(words("{\"do\":\"set-band-mode\",\"mode\":\"x\"}").ends_with("possible: band, draws, dots."));
  CHECK(words("{\"do\":\"set-regimen\",\"spec\":{\"drug\":\"racemic\"}}").find("drug, route, dose") != std::string::npos);
}

TEST_CASE("lines with random damage are refused or read, never anything else") {
  Random random(12);
  int refused = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string line = to_json(random_command(random));
    const std::size_t at = below(random, line.size());
    if (below(random, 2) == 0) {
      line[at] = static_cast<char>(below(random, 256));
    } else {
      line.erase(at, 1 + below(random, 5));
    }
    const auto read = parse_command(line);
    if (read) {
      CHECK(parse_command(to_json(*read)).ok());
    } else {
      ++refused;
      CHECK(is_utf8(library()->strings.text(read.error())));
    }
  }
  CHECK(refused > 2000);
}
