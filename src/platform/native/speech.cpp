#include "platform/native/speech.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

extern char** environ;

namespace tc::platform {
namespace {

pid_t speaker = 0;  // the program that speaks, or 0

void be_silent() {
  if (speaker <= 0) return;
  kill(speaker, SIGTERM);
  waitpid(speaker, nullptr, 0);
  speaker = 0;
}

bool start(const char* program, std::initializer_list<const char*> flags, const std::string& text) {
  std::string words = text;  // the interface wants it writable
  std::string name = program;
  char* arguments[8] = {name.data()};
  std::string held[4];
  std::size_t n = 1, k = 0;
  for (const char* flag : flags) {
    held[k] = flag;
    arguments[n++] = held[k++].data();
  }
  arguments[n++] = words.data();
  arguments[n] = nullptr;
  return posix_spawnp(&speaker, program, nullptr, nullptr, arguments, environ) == 0;
}

}  // namespace

Status speak(const std::string& text) {
  be_silent();
  if (text.empty()) return Unit{};
  // "--wait" keeps the program, so that ending it ends the speech.
  if (start("spd-say", {"--wait", "--"}, text) || start("espeak-ng", {"--"}, text)) return Unit{};
  speaker = 0;
  return Message{"platform.no_speech"};
}

}  // namespace tc::platform
