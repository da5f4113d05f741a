#include "core/text.h"

#include <doctest/doctest.h>

using namespace tc;

TEST_CASE("text: numbers are read whole or not at all") {
  CHECK(parse_number("35") == 35.0);
  CHECK(parse_number("0.5") == 0.5);
  CHECK_FALSE(parse_number("35mg"));
  CHECK_FALSE(parse_number("nan"));
  CHECK_FALSE(parse_number(""));
}

TEST_CASE("text: a level has at most two significant digits below ten") {
  CHECK(format_level(193.4) == "193");
  CHECK(format_level(4.12) == "4.1");
  CHECK(format_level(0.321) == "0.32");
  CHECK(format_level(0) == "0");
}
