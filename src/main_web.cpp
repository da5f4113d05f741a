// The program in the browser: its content and the page's link, then frames until the page goes.
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include "content/library.h"
#include "platform/platform.h"

int main(int argc, char** argv) {
  auto loaded = tc::content::load_embedded_base();
  if (!loaded) {  // no words to say it with: the page notices that no frame comes
    std::fprintf(stderr, "%s\n", loaded.error().key.c_str());
    return 1;
  }
  auto library = std::make_shared<const tc::content::Library>(std::move(loaded).value());
  tc::platform::WindowOptions options;
  if (argc > 1) options.query = argv[1];
  if (argc > 2) options.look = std::atoi(argv[2]);
  return tc::platform::run_window(std::move(library), options);
}
