// The same everywhere. Integer stream: exact. Values against a table made on the desktop: 1e-9 relative; the
// same test runs as WebAssembly, whose exp and log differ in the last bits.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "core/hash.h"
#include "core/random.h"
#include "sim/cohort.h"
#include "unit/sim/models.h"

using namespace tc::sim;
using namespace tc::sim::test;

TEST_CASE("determinism: the integer stream has its hash, exact") {
  tc::Random random(7);
  std::uint64_t hash = 0xcbf29ce484222325ull;
  for (int i = 0; i < 10000; ++i) {
    const std::uint64_t bits = random.next();
    char bytes[8];
    for (int k = 0; k < 8; ++k) bytes[k] = static_cast<char>(bits >> (8 * k) & 0xff);
    hash = tc::fnv1a(std::string_view(bytes, 8), hash);
  }
  CHECK(hash == 0x11e5e9aecc21c910ull);
  tc::Random again(7);
  CHECK(again.next() == 0xe2c1a002aae913dull);
}

TEST_CASE("determinism: normal numbers, 1e-9") {
  tc::Random random(7);
  const double expected[] = {0.15864398364230053, 0.29788548717637203, -1.4267532562805325,
                             0.70218775049726545, -2.5152589950202442, 0.55056180991314774};
  for (const double e : expected) CHECK(std::fabs(random.normal() - e) <= 1e-9 * std::fabs(e));
}

TEST_CASE("determinism: levels of every route at 40 min and 12 h, 1e-9") {
  struct Row {
    double early[5], late[5];
  };
  const Row expected[] = {
      {{253.05183479013758, 192.63138388860284, 214.69513351582663, 77.30332967043978, 16.140665124999437},
       {4.0987881692241341, 4.5497648921650731, 4.2926895071065001, 19.140369162999281,
        13.831916274200845}},  // racemic iv
      {{93.169041229052254, 100.41183937511994, 128.1293462355118, 92.959183291823649, 25.180826186918104},
       {3.7973309070891785, 4.214960413072788, 3.9769706542315997, 18.225629831427216,
        13.252083259431279}},  // racemic iv-bolus
      {{124.24324807226671, 123.03424161323208, 173.50122960074506, 89.643001383669059, 20.198657828091108},
       {3.7299182613704849, 4.1402540957528018, 3.9063692927820144, 17.555436749377083,
        12.709168371538469}},  // racemic im
      {{154.24559062462006, 138.18325565226684, 177.38777261590678, 71.377905256321753, 14.738565843172889},
       {3.7254887537131749, 4.1354246557069319, 3.9017305450435922, 17.333276946575062,
        12.515556640105068}},  // racemic sc
      {{83.643338133982809, 68.690251760073352, 82.01197739526431, 77.468547515679006, 15.306671151401492},
       {2.9022437961585807, 3.222109764782779, 3.0395484120462886, 18.828803108093009,
        14.293212734461388}},  // racemic nasal
      {{30.586603699673475, 24.27795925617583, 27.962566509737712, 30.383872443357049, 5.7250943340795324},
       {0.93453328349116138, 1.0374842888886227, 0.97874423390912668, 8.1642059544040269,
        6.3824454314207264}},  // racemic sublingual
      {{35.661937063199744, 26.890411969545049, 28.417751304878287, 71.501177292249906, 12.843614934454948},
       {0.89610209632383164, 0.99478234881087191, 0.93849440818427576, 12.156041440230901,
        9.8402965173801338}},  // racemic oral
      {{63.282628344152002, 50.230260530018974, 57.853585882215953, 61.420697996394296, 11.578790696245896},
       {1.9335171382575755, 2.1465192183902544, 2.0249880701568141, 16.618346936928297,
        12.972623554418108}},  // racemic rectal
      {{101.22073391605502, 77.05255355544115, 85.878053406330679, 30.921331867989664, 6.4562660499648405},
       {1.6395152676896541, 1.8199059568660296, 1.7170758028426001, 7.6561476651997111,
        5.5327665096803367}},  // esketamine iv
      {{37.267616491620899, 40.164735750047974, 51.251738494204716, 37.183673316717758, 10.072330474762857},
       {1.5189323628356712, 1.6859841652291148, 1.5907882616926396, 7.2902519325708788,
        5.3008333037725084}},  // esketamine iv-bolus
      {{60.346720492243826, 59.759488783569871, 84.272025806076186, 43.540886386466639, 9.8107766592321362},
       {1.8116745840942357, 2.0109805607942177, 1.8973793707798357, 8.5269264211260065,
        6.1730246376043985}},  // esketamine im
      {{0, 72.625073952600559, 63.679669240685385, 50.41686753751106, 8.7791004989260202},
       {0, 3.8430324996630985, 3.9390872956125382, 20.170347419194577,
        12.900045432370401}},  // esketamine nasal-spray
      {{58.587993677334737, 49.099726384861668, 59.88653295944178, 154.93225011908044, 29.722141822607824},
       {1.6148398075293129, 1.7926050629011379, 1.6912334772361235, 19.063841631205328,
        15.335494469230413}},  // esketamine sublingual
      {{0, 4.7463227101653613, 2.9324151454373348, 26.50189292007024, 4.8594962262428805},
       {0, 0.6421404519469206, 0.66002046992192098, 6.3876919417643547,
        4.3325328775320369}},  // esketamine oral

  };
  const auto routes = every_route();
  REQUIRE(routes.size() == std::size(expected));
  for (std::size_t r = 0; r < routes.size(); ++r) {
    const Trajectory t = run(routes[r]);
    CAPTURE(id_of(routes[r].route));
    for (std::size_t i = 0; i < 5; ++i) {
      CAPTURE(i);
      CHECK(std::fabs(t.value(kLevels[i], 40) - expected[r].early[i]) <= 1e-9 * expected[r].early[i]);
      CHECK(std::fabs(t.value(kLevels[i], 720) - expected[r].late[i]) <= 1e-9 * expected[r].late[i]);
    }
  }
}

TEST_CASE("determinism: a drawn patient and that venous peak, 1e-9") {
  tc::Random random(7);
  const DrawnPatient drawn = draw_patient(random, {}, models(), true);
  CHECK(relative(drawn.patient.weight_kg, 78.22101577099221) < 1e-9);
  CHECK(relative(drawn.models.a.cl_l_per_min, 0.7536429711826983) < 1e-9);
  const Peak peak = run(main_case(), drawn.patient, drawn.models).peak(Signal::ketamine_venous_ng_ml);
  CHECK(relative(peak.value, 264.78350381913594) < 1e-9);
}
