// What crosses to the page: only what changed, structure at once, running values at most ten times a second.
#include "platform/mirror.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using tc::platform::Mirror;
using tc::ui::Node;
using tc::ui::Role;

namespace {

std::vector<Node> screen() {
  std::vector<Node> nodes(3);
  nodes[0].id = "timeline";
  nodes[0].role = Role::region;
  nodes[1].id = "timeline/play";
  nodes[1].role = Role::button;
  nodes[1].name = "Play";
  nodes[1].depth = 1;
  nodes[2].id = "timeline/time";
  nodes[2].role = Role::slider;
  nodes[2].depth = 1;
  nodes[2].maximum = 100;
  return nodes;
}

bool has(const std::optional<std::string>& message, const std::string& part) {
  return message && message->find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the first message holds every node and the order, the second nothing") {
  Mirror mirror;
  const auto first = mirror.update(screen(), 0.0);
  CHECK(has(first, "\"timeline/play\""));
  CHECK(has(first, "\"order\":[\"timeline\",\"timeline/play\",\"timeline/time\"]"));
  CHECK_FALSE(mirror.update(screen(), 0.01));
  CHECK_FALSE(mirror.update(screen(), 10.0));
}

TEST_CASE("a new name goes at once, alone and without the order") {
  Mirror mirror;
  auto nodes = screen();
  mirror.update(nodes, 0.0);
  nodes[1].name = "Pause";
  const auto message = mirror.update(nodes, 0.001);
  CHECK(has(message, "Pause"));
  CHECK_FALSE(has(message, "timeline/time"));
  CHECK_FALSE(has(message, "order"));
}

TEST_CASE("running values wait a tenth of a second and the last one always goes") {
  Mirror mirror;
  auto nodes = screen();
  mirror.update(nodes, 0.0);
  int sent = 0;
  for (int frame = 1; frame <= 60; ++frame) {
    nodes[2].now = frame;
    if (mirror.update(nodes, frame / 60.0)) ++sent;
  }
  CHECK(sent >= 8);
  CHECK(sent <= 10);
  nodes[2].now = 99.5;
  CHECK_FALSE(mirror.update(nodes, 1.001));
  CHECK(has(mirror.update(nodes, 1.2), "99.5"));
  CHECK_FALSE(mirror.update(nodes, 5.0));
}

TEST_CASE("a rectangle that moves is sent, one that moves less than a twentieth of a point is not") {
  Mirror mirror;
  auto nodes = screen();
  mirror.update(nodes, 0.0);
  nodes[1].rect.x = 0.04f;
  CHECK_FALSE(mirror.update(nodes, 1.0));
  nodes[1].rect.x = 12.0f;
  CHECK(has(mirror.update(nodes, 2.0), "\"rect\":[12.0"));
}

TEST_CASE("nodes that come, go or change places give a new order; the others stay unsent") {
  Mirror mirror;
  auto nodes = screen();
  mirror.update(nodes, 0.0);
  std::swap(nodes[1], nodes[2]);
  auto message = mirror.update(nodes, 0.01);
  CHECK(has(message, "\"nodes\":[]"));
  CHECK(has(message, "\"order\":[\"timeline\",\"timeline/time\",\"timeline/play\"]"));
  nodes.pop_back();
  message = mirror.update(nodes, 0.02);
  CHECK(has(message, "\"order\":[\"timeline\",\"timeline/time\"]"));
  nodes.push_back(screen()[1]);
  message = mirror.update(nodes, 0.03);
  CHECK(has(message, "Play"));
}
