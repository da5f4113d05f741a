#pragma once
#include <string>

// The commands of the questions; part of app::Command.
namespace tc::app::cmd {

struct StartForm {
  std::string kind;    ///< id of learn::FormKind
  std::string letter;  ///< "a" or "b", of the tests
  double seed;         ///< whole, at least 0, below 2^53: the order of options
  std::string items;   ///< ids with a space between
  /// Tells this attempt from every other: small letters, digits and hyphens, at most 40. Empty: the session gives one
  /// that the record has not seen.
  std::string name = {};
};
struct SetResponse {
  std::string json;  ///< learn::to_json of the answer so far
};
struct SetCertainty {
  int level;
};  ///< 1 to 3
struct TakeHint {};    ///< on the item shown; a second one rules a wrong option out (learn/hint.h)
struct GiveAnswer {};  ///< marks the answer and shows the feedback
struct NextItem {};    ///< after the feedback; behind the last the form is finished
struct LeaveForm {};   ///< the form stays and can be gone on with
struct ResumeForm {};
struct ShowResults {
  bool on;
};
struct CopyResults {};   ///< asks the platform to copy all answers as a table (CSV)
struct ShowMoment {};    ///< the timeline at the moment that shows what the item is about
struct ClearLearning {};  ///< forgets every answer

}  // namespace tc::app::cmd
