#include "server/ask/option_names.hpp"

namespace plenary::server {

Errors without_dashes(Errors errors, std::string_view prefix) {
  for (Error& error : errors) {
    if (error.where.starts_with("--")) error.where.replace(0, 2, prefix);
  }
  return errors;
}

}  // namespace plenary::server
