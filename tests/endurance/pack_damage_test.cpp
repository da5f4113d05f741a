// A course pack whose files are cut off at any length: refused or read, and nothing else happens. Exact.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "content/course_pack.h"
#include "support/pack_fixture.h"
#include "unit/content/changed_content.h"

using tc::Message;
using namespace tc::content;

TEST_CASE("course pack: text that is cut off anywhere is refused or read, and nothing else happens") {
  const PackFiles good = tc::test::pack_files();
  for (const auto& [path, text] : good) {
    for (std::size_t length = 0; length < text.size(); length += 1 + text.size() / 80) {
      PackFiles files = good;
      files[path].resize(length);
      std::vector<Message> problems;
      CHECK_FALSE(with_pack(library(), files, problems).ok());
      CHECK_FALSE(problems.empty());
      for (const Message& m : problems)
        CHECK_MESSAGE(library().strings.text(m).find('[') == std::string::npos, "no words for " << m.key);
    }
  }
}
