#pragma once
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "app/command.h"
#include "app/session.h"
#include "core/random.h"

namespace tc::app::test {

/// The library compiled into the program, loaded once.
const std::shared_ptr<const content::Library>& library();

/// Random::below as an index; 32 bits wide in WebAssembly.
inline std::size_t below(Random& random, std::size_t bound) {
  return static_cast<std::size_t>(random.below(bound));
}
/// A command of any kind, with fields from sensible to absurd. Text fields hold quotes, control characters,
/// foreign scripts and very long words now and then; `restore` carries real and broken saved states.
Command random_command(Random& random);
/// A command of the given kind (index in the variant).
Command random_command(Random& random, std::size_t kind);
/// Text that tries to break parsers, always well-formed UTF-8.
std::string hostile_text(Random& random);

/// What every state must satisfy, whatever happened before.
void check_invariants(const State& state);

}  // namespace tc::app::test
