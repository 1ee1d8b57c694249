#include "server/http/call.hpp"

#include <exception>
#include <utility>

#include "server/http/response_head.hpp"

namespace plenary::server {

namespace {

Response bare_500(const Request& request) { return problem_response({500, "", "", std::string(request.path)}); }

/// What `make` answers if it does and the answer can be sent; otherwise a bare 500.
template <class Make>
Response guarded(const Request& request, std::string& failure, Make make) {
  try {
    Response response = make();
    if (is_well_formed(response)) return response;
    failure = "the handler's response is not well-formed";
  } catch (const std::exception& thrown) {
    failure = thrown.what();
  } catch (...) {
    failure = "the handler threw something that is not an exception";
  }
  if (failure.empty()) failure = "the handler threw without a word";
  return bare_500(request);
}

}  // namespace

void admit(const Service& service, const Request& request, Admission& admission, std::string& failure) noexcept {
  Response broken = guarded(request, failure, [&] {
    admission = service.admit(request);
    if (admission.refusal && !is_well_formed(*admission.refusal)) return Response{0, {}, {}};
    return Response{};
  });
  if (!failure.empty()) admission.refusal = std::move(broken);
}

bool call_at_once(const Admission& admission, const Request& request, Response& response,
                  std::string& failure) noexcept {
  bool answered = true;
  response = guarded(request, failure, [&] {
    auto made = (*admission.at_once)(request, admission.path);
    answered = made.has_value() || admission.in_pool == nullptr;
    return made ? std::move(*made) : Response{answered ? 404 : 200, {}, {}};
  });
  return answered;
}

void call_in_pool(const Admission& admission, const Request& request, Response& response,
                  std::string& failure) noexcept {
  response = guarded(request, failure, [&] { return (*admission.in_pool)(request, admission.path); });
}

Reserved::Reserved(std::atomic<std::size_t>& used, std::size_t all, std::size_t share) noexcept
    : used_(used), share_(share), granted_(share == 0) {
  if (granted_) return;
  std::size_t before = used_.load(std::memory_order_relaxed);
  while (share_ <= all && before <= all - share_) {
    if (used_.compare_exchange_weak(before, before + share_, std::memory_order_relaxed)) {
      granted_ = true;
      return;
    }
  }
}

Reserved::~Reserved() {
  if (granted_) used_.fetch_sub(share_, std::memory_order_relaxed);
}

}  // namespace plenary::server
