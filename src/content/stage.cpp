#include "content/stage.h"

#include <algorithm>
#include <array>

namespace tc::content {
namespace {

constexpr std::string_view kNames[] = {"person", "synapse", "dendrite", "body"};
constexpr std::string_view kPerson[] = {"person",         "felt_outline",   "memory_encoding", "default_mode",
                                        "salience",       "blood_pressure", "midazolam"};
constexpr std::string_view kSynapse[] = {"interneuron", "pyramidal_cell", "nmda_receptor", "ketamine",
                                         "glutamate",   "ampa_receptor",  "bdnf",          "trkb",
                                         "mtor",        "eef2",           "rapamycin"};
constexpr std::string_view kDendrite[] = {"axon",         "shaft",              "lasting_spine", "new_spine",
                                          "fading_spine", "removal_experiment", "sleep",         "people_outline"};
constexpr std::string_view kBody[] = {"dose_site",     "blood", "tissues",    "brain",        "liver",
                                      "norketamine",   "hnk",   "eliminated", "cleared_felt", "cleared_kinetic",
                                      "cleared_assay"};
constexpr std::array<std::span<const std::string_view>, kScenes> kElements{kPerson, kSynapse, kDendrite, kBody};

}  // namespace

std::string_view id_of(Scene scene) { return kNames[static_cast<std::size_t>(scene)]; }

std::span<const std::string_view> scene_ids() { return kNames; }

std::optional<Scene> scene_of(std::string_view id) {
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] == id) return static_cast<Scene>(i);
  }
  return std::nullopt;
}

std::span<const std::string_view> elements_of(Scene scene) { return kElements[static_cast<std::size_t>(scene)]; }

std::optional<Scene> scene_with(std::string_view element) {
  for (std::size_t i = 0; i < kElements.size(); ++i) {
    if (std::find(kElements[i].begin(), kElements[i].end(), element) != kElements[i].end()) {
      return static_cast<Scene>(i);
    }
  }
  return std::nullopt;
}

}  // namespace tc::content
