#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

// One item of each type, with words: what the tests of the loader and of the marking rest on.
namespace tc::test {

inline constexpr std::string_view kItemsPath = "quizzes/items_fixture.json",
                                  kItemWordsPath = "strings/en/items_fixture.json";

/// Members that every fixture item shares.
inline std::string common(const char* id, const char* type) {
  return std::string("{\"id\":\"") + id + "\",\"type\":\"" + type +
         "\",\"topic\":\"clearance\",\"level\":\"3A\",\"contest\":\"supported\",\"objective\":\"place_the_"
         "clocks\","
         "\"pool\":\"practice\",\"clock\":\"drug\",\"lenses\":[\"a\"],\"misconceptions\":[\"M01\"],"
         "\"claims\":[\"C01\"],"
         "\"species\":[\"human\"],\"verified\":true,\"reading_grade\":9,"
         "\"citations\":[{\"reference\":\"price2022\",\"verified\":true}],"
         "\"show\":{\"time_min\":60,\"select\":\"T44\",\"scene\":\"person\"},";
}

inline std::string items_json() {
  const char* options =
      "\"options\":[{\"id\":\"a\",\"credit\":1},{\"id\":\"b\",\"credit\":0.5},{\"id\":\"c\",\"credit\":0,"
      "\"misconception\":\"M02\"}]}";
  const char* keyed =
      "\"options\":[{\"id\":\"a\",\"key\":true},{\"id\":\"b\",\"key\":true},{\"id\":\"c\",\"key\":false},"
      "{\"id\":\"d\",\"key\":false}]}";
  std::string out = "{\"items\":[\n";
  out += common("F1", "single") + options + ",\n";
  out += common("F2", "multi") + keyed + ",\n";
  out += common("F3", "myth") + "\"key\":\"myth\"},\n";
  out += common("F4", "order") + "\"tiles\":[\"a\",\"b\",\"c\",\"d\"],\"ties\":[[\"b\",\"c\"]]},\n";
  out += common("F5", "place") +
         "\"tray\":true,\"targets\":["
         "{\"id\":\"a\",\"kind\":\"point\",\"accept\":[150,300],\"half\":[120,360]},"
         "{\"id\":\"b\",\"kind\":\"span\",\"opens\":[0,60],\"closes\":[1080,2160]},"
         "{\"id\":\"c\",\"kind\":\"tray\"},"
         "{\"id\":\"d\",\"kind\":\"bracket\",\"must_hold\":[180,720],\"too_wide\":[0,20160]}]},\n";
  out += common("F6", "point") +
         "\"scene\":\"synapse\",\"time_min\":30,\"key\":[\"nmda_receptor\"],"
         "\"candidates\":[\"nmda_receptor\",\"bdnf\",\"mtor\",\"trkb\"]},\n";
  out += common("F7", "estimate") +
         "\"estimates\":[{\"id\":\"a\",\"value\":44,\"accept\":[33,55],\"range\":[0,100],\"step\":1,"
         "\"unit\":\"unit.percent\"},{\"id\":\"b\",\"value\":2,\"accept\":[1.5,2.5],\"range\":[0,10],"
         "\"step\":0.5,"
         "\"unit\":\"unit.hours\"}]},\n";
  out +=
      common("F8", "curve") +
      "\"x\":\"time\",\"xs_min\":[0,40,80,240,720],\"range\":[0,250],\"unit\":\"unit.ng_ml\",\"lines\":["
      "{\"id\":\"ketamine\",\"truth\":[0,193,84,30,5],\"band\":[[0,10],[140,250],[55,120],[18,45],[1,12]]},"
      "{\"id\":\"norketamine\",\"truth\":[0,80,90,51,19],\"band\":[[0,10],[50,110],[60,130],[30,75],[8,35]]}]"
      ","
      "\"features\":["
      "{\"id\":\"f1\",\"test\":\"peak_between\",\"line\":\"ketamine\",\"from\":30,\"until\":50},"
      "{\"id\":\"f2\",\"test\":\"falls_by_share\",\"line\":\"ketamine\",\"from\":40,\"until\":80,\"share\":0."
      "5},"
      "{\"id\":\"f3\",\"test\":\"crosses\",\"line\":\"ketamine\",\"other\":\"norketamine\",\"from\":40,"
      "\"until\":240},"
      "{\"id\":\"f4\",\"test\":\"above\",\"line\":\"norketamine\",\"other\":\"ketamine\",\"from\":240,"
      "\"until\":720},"
      "{\"id\":\"f5\",\"test\":\"in_band\",\"share\":0.5}]},\n";
  out += common("F9", "vignette") +
         "\"nodes\":[{\"id\":\"n1\",\"options\":[{\"id\":\"a\",\"credit\":1,\"next\":\"n2\"},"
         "{\"id\":\"b\",\"credit\":0,\"next\":\"n1b\"}]},"
         "{\"id\":\"n1b\",\"card\":true,\"options\":[{\"id\":\"on\",\"next\":\"n2\"}]},"
         "{\"id\":\"n2\",\"options\":[{\"id\":\"a\",\"credit\":1},{\"id\":\"b\",\"credit\":0.5},"
         "{\"id\":\"c\",\"credit\":0}]}]},\n";
  out += common("F10", "audit") + "\"mode\":\"single\"," + options + ",\n";
  out += common("F11", "audit") + "\"mode\":\"multi\"," + keyed + ",\n";
  out += common("F12", "audit") +
         "\"mode\":\"match\",\"rows\":[{\"id\":\"1\",\"key\":\"holds\",\"half\":\"mixed\"},"
         "{\"id\":\"2\",\"key\":\"failed\"}],\"columns\":[\"holds\",\"mixed\",\"failed\"]}\n]}";
  return out;
}

inline std::string item_words_json() {
  const std::string options = "option.a option.b option.c why.a why.b why.c ";
  const std::string whys = "why.1 why.2 ";
  const std::pair<const char*, std::string> kParts[] = {
      {"F1", options},
      {"F2", options + "option.d why.d"},
      {"F3", "statement why.1"},
      {"F4", whys + "tile.a tile.b tile.c tile.d"},
      {"F5", whys + "target.a target.b target.c target.d tray"},
      {"F6", whys},
      {"F7", whys + "estimate.a estimate.b"},
      {"F8", whys + "line.ketamine line.norketamine feature.f1 feature.f2 feature.f3 feature.f4 feature.f5"},
      {"F9",
       "node.n1 node.n1.a node.n1.b why.n1.a why.n1.b node.n1b node.n1b.on node.n2 node.n2.a node.n2.b "
       "node.n2.c "
       "why.n2.a why.n2.b why.n2.c"},
      {"F10", options + "claim mend"},
      {"F11", options + "option.d why.d claim mend"},
      {"F12", "claim mend row.1 row.2 column.holds column.mixed column.failed"}};
  std::string out = "{";
  for (const auto& part : kParts) {
    const std::string all = "stem fact warning slip again " + part.second;
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t end = std::min(all.find(' ', at), all.size());
      if (end > at)
        out += (out.size() > 1 ? ",\n\"item." : "\n\"item.") + std::string(part.first) + "." +
               all.substr(at, end - at) + "\":\"Words of a fixture\"";
      at = end + 1;
    }
  }
  return out + "}";
}

}  // namespace tc::test
