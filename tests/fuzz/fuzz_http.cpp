#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/conditional.hpp"
#include "server/http/request_reader.hpp"
#include "server/http/router.hpp"
#include "tests/fuzz/law.hpp"

// Law: what a connection's octets mean does not depend on where they were cut; what a handler is handed is normal; and
// whatever a peer sends, it is admitted, refused or answered without an exception. The first octet of the input says
// how it is cut.

namespace {

using namespace plenary;
using namespace plenary::server;
using State = RequestReader::State;

constexpr std::size_t content_limit = 64;

Limits small_limits() {
  Limits limits;
  limits.target_bytes = 200;
  limits.header_bytes = 1'000;
  limits.header_fields = 20;
  return limits;
}

const Router& router() {
  static const AtOnce nothing = [](const Request&, const PathParameters&) { return Response{204, {}, {}}; };
  static const Router made({{Method::get, "/", nothing},
                            {Method::get, "/a/{b}.txt", nothing},
                            {Method::put,
                             "/a/{b}.txt",
                             {},
                             [](const Request&, const PathParameters&) { return Response{}; },
                             content_limit,
                             "application/json"}});
  return made;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

void check_request(const Request& request) {
  fuzz::law(request.path.starts_with('/') || (request.path == "*" && request.method == Method::options),
            "a path that does not begin with a slash");
  fuzz::law(std::none_of(request.path.begin(), request.path.end(), is_control), "a control character in a path");
  fuzz::law(request.path.find("/../") == std::string_view::npos, "a path that climbs");
  fuzz::law(request.content.size() <= content_limit, "more content than was wanted");
  fuzz::law(answer(router(), request).status >= 200, "an answer without a status");
  (void)request.query_parameter("lang");
  static const RepresentationPtr representation =
      make_representation(std::string(100, 'x'), {"text/plain", "", "", {}});
  const int status = conditional(request, representation).status;
  fuzz::law(status == 200 || status == 304 || status == 406 || status == 412, "a status that nothing asks for");
}

struct Reading {
  std::vector<std::string> requests;
  int rejection = 0;  // its status
  bool finished = false;
};

/// What the octets mean when they come in pieces of `piece`.
Reading read(std::string_view octets, std::size_t piece) {
  Reading reading;
  RequestReader reader(small_limits());
  while (true) {
    while (reader.state() == State::admission || reader.state() == State::complete) {
      if (reader.state() == State::admission) {
        reader.expect_content(content_limit, RequestReader::Content::kept);
        continue;
      }
      const Request& request = reader.request();
      check_request(request);
      std::string text(request.method_name);
      text.append(" ").append(request.path).append("?").append(request.query).append(" ").append(request.content);
      for (const auto& [name, value] : request.headers) text.append("|").append(name).append(":").append(value);
      reading.requests.push_back(std::move(text));
      reader.next();
    }
    if (reader.state() == State::failed) {
      reading.rejection = reader.rejection().status;
      fuzz::law(reading.rejection >= 400 && !reader.rejection().detail.empty(), "a rejection without a reason");
      reading.finished = true;
      return reading;
    }
    if (octets.empty()) {
      reading.finished = reader.is_empty();
      return reading;
    }
    const auto space = reader.space();
    fuzz::law(!space.empty(), "no room for octets that are wanted");
    const std::size_t count = std::min({piece, octets.size(), space.size()});
    std::memcpy(space.data(), octets.data(), count);
    octets.remove_prefix(count);
    reader.received(count);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view octets{reinterpret_cast<const char*>(data) + 1, size - 1};
  const Reading whole = read(octets, octets.size() + 1);
  const Reading cut = read(octets, std::size_t{data[0]} % 16 + 1);
  const std::size_t both = std::min(whole.requests.size(), cut.requests.size());
  for (std::size_t i = 0; i < both; ++i) {
    fuzz::law(whole.requests[i] == cut.requests[i], "a request that depends on how it was cut");
  }
  // A malformed header may be noticed early or at its end, which may not have come yet.
  if (!whole.finished || !cut.finished) return 0;
  fuzz::law(whole.requests.size() == cut.requests.size(), "a request that is seen only when it is cut, or whole");
  fuzz::law((whole.rejection == 0) == (cut.rejection == 0), "a refusal that depends on how the request was cut");
  return 0;
}
