#include "tests/unit/server/api/desk.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>

#include "server/store/sqlite/sqlite_store.hpp"

namespace plenary::server::test {

namespace {

std::filesystem::path new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "plenary-desk-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return name;
}

calendar::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

}  // namespace

Desk::Desk()
    : folder_(new_folder()),
      store_(open_sqlite_store((folder_ / "plenary.db").string())),
      site_(std::make_unique<Website>("https://calendar.example")),
      service_(std::make_unique<StoreService>(*store_, *site_, [](const std::string&) {})),
      routes_(service_->service()) {}

Desk::~Desk() {
  routes_.reset();
  service_.reset();
  store_.reset();
  std::filesystem::remove_all(folder_);
}

Answer Desk::ask(std::string_view method, const std::string& target, const std::string& token,
                 const std::string& content, const Fields& fields) const {
  const auto question = target.find('?');
  const std::string path = target.substr(0, question);
  const std::string query = question == std::string::npos ? "" : target.substr(question + 1);
  Request request{method_of(method), method, path, query};
  const std::string authorization = "Bearer " + token;
  if (!token.empty()) request.headers.emplace_back("Authorization", authorization);
  for (const auto& [name, value] : fields) request.headers.emplace_back(name, value);
  if (!content.empty() && request.header("Content-Type").empty())
    request.headers.emplace_back("Content-Type",
                                 method == "PATCH" ? "application/merge-patch+json" : "application/json");
  request.content = content;
  const Response response = answer(*routes_, std::move(request));
  Answer told{response.status, {}, std::string(response.content())};
  for (const char* name : {"ETag", "Location", "Cache-Control", "WWW-Authenticate", "Retry-After", "Content-Type"})
    told.fields[name] = std::string(response.header(name));
  return told;
}

std::string Desk::token(Role role, const std::string& programme) {
  const NewToken made = make_token({std::string(name_of(role)), role, programme, now(), now() + std::chrono::hours{1}});
  store_->write([&](Writing& writing) { writing.add_token({"test", now()}, made.entry); });
  service_->refresh();
  return made.secret;
}

std::string Desk::tag_of(const std::string& path, const std::string& token) const {
  return ask("GET", path, token).fields["ETag"];
}

void Desk::put_draft(const std::string& programme, const std::string& text, const std::string& token) const {
  const std::string path = "/api/v1/programmes/" + programme + "/draft";
  REQUIRE(ask("PUT", path, token, text, {{"If-Match", tag_of(path, token)}}).status == 200);
}

std::string small_programme(const std::string& id) {
  return R"({
  "format": "plenary-programme/1",
  "id": ")" +
         id + R"(",
  "dialogue": "rabat",
  "title": "Spring meetings",
  "zone": "Europe/Brussels",  // as agreed
  "sessions": [
    {"id": "opening", "title": "Opening", "status": "confirmed",
     "when": {"start": "2030-04-10T14:00", "end": "2030-04-10T15:00", "zone": "Europe/Brussels"}, "mode": "virtual"},
    {"id": "closing", "title": "Closing", "status": "confirmed",
     "when": {"start": "2030-04-11T14:00", "end": "2030-04-11T15:00", "zone": "Europe/Brussels"}, "mode": "virtual"}
  ]
}
)";
}

}  // namespace plenary::server::test
