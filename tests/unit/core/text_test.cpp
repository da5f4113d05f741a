#include "core/text.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>

#include "core/random.h"

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

TEST_CASE("text: a fixed number is what printf writes, ties and carries included") {
  const auto check = [](double value, int decimals) {
    char expected[400];
    std::snprintf(expected, sizeof expected, "%.*f", decimals, value);
    CAPTURE(value);
    CAPTURE(decimals);
    CHECK(format_fixed(value, decimals) == expected);
  };
  for (int decimals = 0; decimals <= 3; ++decimals) {
    for (const double value :
         {0.0,   .5,     1.5,  2.5,   .05,   .15,  .25,     .125,     .375,     .005, .995,     9.5,  9.95,
          9.995, 9.9999, 99.5, 2.675, 1.005, 1e-9, .004999, 123456.5, 999999.5, 1e6,  1e6 + .5, 1e15, 3e20}) {
      check(value, decimals);
    }
    Random random(3);
    for (int i = 0; i < 2000; ++i) {
      const double value = std::exp(random.uniform() * 20 - 8);
      check(value, decimals);
      check(std::round(value * 1000) / 1000, decimals);
      check(std::floor(value) + .5, decimals);
    }
  }
  CHECK(format_fixed(-1.25, 1) == "-1.2");
  CHECK(format_fixed(-0.001, 2) == "0.00");
}

TEST_CASE("for the reader a minus is a minus, and a share is in percent") {
  CHECK(format_shown(-1.25, 1) == "−1.2");
  CHECK(format_shown(1.25, 1) == "1.2");
  CHECK(format_shown(-0.001, 2) == "0.00");
  CHECK(format_percent(.4366) == "44 %");
  CHECK(format_percent(0) == "0 %");
  CHECK(format_percent(1) == "100 %");
}

TEST_CASE("markup is written as entities, everything else stays") {
  CHECK(tc::escape_markup("a < b & \"c\" > d, 3–4 h") == "a &lt; b &amp; &quot;c&quot; &gt; d, 3–4 h");
  CHECK(tc::escape_markup("").empty());
}
