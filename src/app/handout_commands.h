#pragma once
#include <string>

// The commands of what is taken away and brought in; part of app::Command.
namespace tc::app::cmd {

struct HandOut {
  std::string what, name = {};
};  ///< asks the platform to save a file: see handout.h. The name is for a certificate and is kept nowhere
struct TakeIn {
  std::string text;
};  ///< answers of another place: what HandOut{"record"} saved there; refused whole when it is none. Empty: the
    ///< platform is asked for a file

}  // namespace tc::app::cmd
