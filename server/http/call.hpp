#pragma once

#include <atomic>
#include <cstddef>
#include <string>

#include "server/http/service.hpp"

/// Calling what is not ours, so that nothing it throws or answers can harm the connection. Private to
/// server/http/*.cpp.
namespace plenary::server {

/// Asks for admission; what the service throws is a refusal with 500, and its text is the `failure`.
void admit(const Service& service, const Request& request, Admission& admission, std::string& failure) noexcept;

/// False if the handler has no answer without more work. A response that is not well-formed is a 500, too.
bool call_at_once(const Admission& admission, const Request& request, Response& response,
                  std::string& failure) noexcept;

void call_in_pool(const Admission& admission, const Request& request, Response& response,
                  std::string& failure) noexcept;

/// A share of something that all connections have together, for as long as it lives; false if there is not enough.
class Reserved {
 public:
  Reserved(std::atomic<std::size_t>& used, std::size_t all, std::size_t share) noexcept;
  ~Reserved();
  Reserved(const Reserved&) = delete;
  Reserved& operator=(const Reserved&) = delete;

  explicit operator bool() const noexcept { return granted_; }

 private:
  std::atomic<std::size_t>& used_;
  std::size_t share_;
  bool granted_;
};

}  // namespace plenary::server
