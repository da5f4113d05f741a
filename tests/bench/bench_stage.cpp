// The large stage, built and painted without a graphics card, playing: at least 30 pictures a second at 1280
// by 720. The empty picture beside it is only cleared.
#include <memory>

#include "bench/bench.h"
#include "platform/platform.h"

namespace {

using namespace tc;

bench::Benchmark painted(std::string name, app::Scene scene, bool empty, double bound_ms,
                         app::StageTier tier) {
  bench::Benchmark b;
  b.name = std::move(name);
  b.rounds = 3;
  b.bound_ms = bound_ms;
  b.measure = [scene, empty, tier] {
    static const auto kMaker = [] {
      auto library = content::load_embedded_library();
      auto maker = platform::PictureMaker::create(std::make_shared<const content::Library>(*std::move(library)));
      return std::move(maker).value();
    }();
    platform::PictureRequest request;
    request.commands = {app::cmd::SetStageTier{tier}, app::cmd::SetScene{scene}, app::cmd::SetStage{true},
                        app::cmd::Seek{30}, app::cmd::Play{true}};
    request.settle_frames = 12;
    return *kMaker->frame_ms(request, 60, empty);
  };
  return b;
}

constexpr double kThirtyASecond_ms = 1000.0 / 30, kSixtyASecond_ms = 1000.0 / 60;
using app::Scene, app::StageTier;
const bench::Register kEmpty(painted("stage.empty", Scene::synapse, true, 0, StageTier::full));
const bench::Register kSynapse(painted("stage.synapse", Scene::synapse, false, kThirtyASecond_ms,
                                       StageTier::full));
const bench::Register kDendrite(painted("stage.dendrite", Scene::dendrite, false, kThirtyASecond_ms,
                                        StageTier::full));
const bench::Register kPerson(painted("stage.person", Scene::person, false, kThirtyASecond_ms,
                                      StageTier::full));
const bench::Register kBody(painted("stage.body", Scene::body, false, kThirtyASecond_ms, StageTier::full));
const bench::Register kPlain(painted("stage.synapse_plain", Scene::synapse, false, kSixtyASecond_ms,
                                     StageTier::plain));

}  // namespace
