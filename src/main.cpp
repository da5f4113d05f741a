// The program on the desktop: a window, or a command without one.
#include "cli/cli.h"

int main(int argc, char** argv) { return tc::cli::run(argc, argv); }
