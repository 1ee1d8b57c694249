#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "server/api/context.hpp"
#include "server/http/router.hpp"

namespace plenary::server {

/// One line of the API's table: what it is for, whom, what it takes. From it the routes are made, access is judged, and
/// the OpenAPI document is written.
struct ApiRoute {
  Method method = Method::get;
  std::string_view pattern;
  Need need = Need::anyone;
  ApiHandler handler = nullptr;
  std::string_view summary;
  std::string_view parameters = {};    ///< of the query, separated by blanks
  std::string_view content_type = {};  ///< of what is sent; empty if nothing is
};

/// Every route of the API, and nothing that is not in it is one.
const std::vector<ApiRoute>& api_table();

/// The routes of the table, each refusing whom it is not for: before any content is read 401 without a token that is
/// good, 403 with one of too low a role; then 404 for a programme that the token is not for.
std::vector<Route> api_routes(const std::shared_ptr<ApiContext>& context);

}  // namespace plenary::server
