#pragma once
#include <span>
#include <string_view>

#include "content/library.h"
#include "content/loading.h"

namespace tc::content {

/// True for the files of tours: tours/….json.
bool is_tour_file(std::string_view path);

/// Reads every tour into the library, files by name.
void load_tours(Loading& loading, std::span<const std::string_view> paths, Library& l);
/// What steps name must be there, and each step must have its words: title, caption, narration, and those that
/// its members ask for. Words that no step uses are faults too.
void check_tours(Loading& loading, const Library& l);

}  // namespace tc::content
