// The program on the desktop: a command in the terminal, or the window.
#include "cli/cli.h"

int main(int argc, char** argv) { return tc::cli::run(argc, argv); }
