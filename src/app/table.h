#pragma once
#include <string>
#include <vector>

#include "app/session.h"
#include "content/evidence.h"

namespace tc::app {

/// One signal at one time, in words. The same text stands in the table, at the cursor and in the page's
/// fallback.
struct TableRow {
  content::Clock clock = content::Clock::drug;
  sim::Signal id = sim::Signal::ketamine_venous_ng_ml;
  std::string signal;  ///< "Ketamine, venous"
  std::string value;   ///< "193 ng/mL"
  std::string band;    ///< "143–248" (5 to 95 % of patients), or empty while unknown
  std::string link;    ///< "26–62" (how far the value itself is known), or empty
  std::string link_name;  ///< what that range is: published uncertainty, two studies
  std::string source;  ///< "Model A: Kamp 2020, Simons 2022"
};

struct Table {
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
};

/// The chart's data at a time. Signals that the model does not have are left out.
Table table_at(const Session& session, double time_min);

}  // namespace tc::app
