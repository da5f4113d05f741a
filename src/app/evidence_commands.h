#pragma once
#include <string>

// The commands of the evidence's sources; part of app::Command.
namespace tc::app::cmd {

struct CopyCitation {
  std::string id;
};  ///< of a reference
struct OpenReference {
  std::string id;
};  ///< asks the platform to open the paper's address

}  // namespace tc::app::cmd
