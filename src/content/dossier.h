#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "content/evidence.h"

namespace tc::content {

/// What a statement rests on; common to every kind of entry. Its words are `<kind>.<id>.sample` and so on.
struct Basis {
  std::vector<Species> species;
  std::optional<int> n;  ///< participants of the main study in people
  StudyDesign design = StudyDesign::review;
  Contest contest = Contest::supported;
  bool verified = false;  ///< every figure in its words was seen in the source
  bool shown = true;      ///< false: kept for the record, not for learners
  std::vector<Citation> citations;
  std::optional<double> from_min, until_min;  ///< minutes from the dose on which it bears, where it does
};

/// What an account does with a claim. An account that is silent is not listed.
enum class Stance { asserts, hedges, implies, partly, opposes };
struct LensStance {
  char lens = 'a';  ///< 'a' to 'd', see lens.h
  Stance stance = Stance::asserts;
};

/// Strings `claim.<id>.statement|verdict|for|against|settle|sample`.
struct Claim : Basis {
  std::string id, topic;  ///< topic: string `topic.<topic>`
  std::vector<LensStance> lenses;
  std::vector<std::string> observations;  ///< of the time course, that bear on it
  std::vector<Citation> for_it, against;
};

/// Strings `misconception.<id>.myth|fact|error|sample`.
struct Misconception : Basis {
  enum class Side { experience_is_all, experience_is_nothing, other };
  std::string id;
  Side side = Side::other;
  std::vector<char> lenses;
  std::vector<std::string> claims;
};

/// Strings `safety.<id>.title|fact|sample`. Not advice: whose rule it is, and of which year.
struct SafetyFact : Basis {
  std::string id, topic;         ///< string `safety.topic.<topic>`
  std::string jurisdiction;      ///< "us", "eu", "uk", "none"
  std::optional<int> label_year;
  std::string label_product;     ///< "esketamine", "ketamine" or empty
};

/// Where the accounts agree or part. Strings `conflict.<id>.topic|positions|relation|evidence|sample`.
struct Conflict : Basis {
  enum class Kind { disagree, agree, within };
  std::string id;
  Kind kind = Kind::disagree;
  std::vector<char> lenses;
  std::vector<std::string> claims;
};

/// How people learn. Strings `learning.<id>.principle|evidence|consequence|sample`.
struct LearningNote : Basis {
  std::string id;
};

/// A mis-citation or overclaim found in an account, recorded and not repeated. Strings
/// `audit.<id>.title|said|checked|better|sample`.
struct Audit : Basis {
  enum class Kind { miscitation, overclaim, genre, slip };
  std::string id;
  Kind kind = Kind::overclaim;
  char lens = 'a';
  std::vector<std::string> claims;
};

/// A term. Strings `term.<id>.name|plain|forms` and, where there is more to say, `.clinician`.
struct Term {
  std::string id;
  std::vector<std::string> see;
  std::vector<Citation> citations;
  bool verified = false;
};

}  // namespace tc::content
