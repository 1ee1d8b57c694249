#include "server/http/service.hpp"

namespace plenary::server {

namespace {

class OneHandler final : public Service {
 public:
  explicit OneHandler(Handler handler)
      : at_once_([handler = std::move(handler)](const Request& request, const PathParameters&) {
          return std::optional<Response>(handler(request));
        }) {}

  Admission admit(const Request&) const override {
    Admission admission;
    admission.at_once = &at_once_;
    return admission;
  }

 private:
  AtOnce at_once_;
};

}  // namespace

std::string_view PathParameters::operator[](std::string_view name) const noexcept {
  for (const auto& [key, value] : values_) {
    if (key == name) return value;
  }
  return {};
}

Response answer(const Service& service, Request request) {
  Admission admission = service.admit(request);
  if (admission.refusal) return std::move(*admission.refusal);
  if (admission.content_limit == 0) {
    request.content = {};
  } else if (request.content.size() > admission.content_limit) {
    return problem_response({413, "", "The content of the request is too large.", std::string(request.path)});
  }
  request.caller = std::move(admission.caller);
  if (admission.at_once != nullptr) {
    if (auto response = (*admission.at_once)(request, admission.path)) return std::move(*response);
  }
  return (*admission.in_pool)(request, admission.path);
}

std::shared_ptr<const Service> answer_all(Handler at_once) {
  return std::make_shared<const OneHandler>(std::move(at_once));
}

}  // namespace plenary::server
