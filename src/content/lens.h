#pragma once
#include <optional>
#include <string>
#include <vector>

#include "content/evidence.h"

namespace tc::content {

/// How firmly an account places something on the axis.
enum class Firmness { stated, inferred, open };

/// A stretch of time as an account gives it, minutes from the dose.
struct ClaimedSpan {
  double from_min = 0, until_min = 0;
  Firmness firm = Firmness::stated;
  bool arrow = false;  ///< it runs on beyond the axis by this account
};

/// Where an account puts the useful window.
struct ClaimedWindow {
  bool no_times = false;                         ///< the account gives no hours
  double opens_from_min = 0, opens_until_min = 0;  ///< equal when the opening is one moment
  Firmness opens = Firmness::stated;
  std::optional<double> closes_min;
  std::vector<double> also_closes_min;  ///< other closings that the account names
  Firmness closes = Firmness::stated;
  bool arrow = false;
};

/// A claim put forward, with the sources for or against it.
struct ClaimWith {
  std::string claim;
  std::vector<Citation> citations;
};

/// A piece of an account's own picture. Strings `lens.<lens>.view.<id>.title|text`.
struct ViewPart {
  std::string id, group;
  std::vector<std::string> claims;
  std::vector<Citation> citations;
  std::optional<double> time_min;
};

/// One account of the source documents. Strings `lens.<id>.*`; the same set of fields for all.
struct Lens {
  enum class View { cascade, dose_levels, three_layers, default_setting };
  std::string id;  ///< "a" to "d"
  std::string genre;
  std::string reference;  ///< of the document itself, where it is published; may be empty
  ClaimedWindow window;
  bool therapy_no_times = false;
  std::vector<ClaimedSpan> therapy, avoid;
  ClaimWith strongest, weakest;
  std::vector<std::string> own_claims;
  std::vector<Citation> own_citations;
  std::vector<std::string> claims;  ///< on which it takes a stance, most important first
  View view = View::cascade;
  std::vector<ViewPart> parts;
};

/// A measured moment that runs as a guide through all accounts. String `lens.guide.<id>`.
struct Guide {
  std::string id;
  double time_min = 0;
  std::vector<Citation> citations;
};

/// What the accounts share. Strings `lens.agreement.<id>.statement|evidence`.
struct Agreement {
  enum class Says { yes, hedged, no, not_discussed };
  std::string id;
  std::vector<std::string> claims;
  std::vector<Citation> citations;
  std::vector<Says> says;  ///< in the order of the lenses
};

/// Where they part. Strings `lens.parting.<id>.topic|a|b|c|d`.
struct Parting {
  std::string id;
  std::vector<std::string> claims;
};

}  // namespace tc::content
