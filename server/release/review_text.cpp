#include "server/release/review_text.hpp"

#include <nlohmann/json.hpp>
#include <vector>

#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

namespace {

using scheduler::Finding;
using scheduler::Programme;
using scheduler::Review;

using Json = nlohmann::ordered_json;

std::string title_of(const Programme& programme, const scheduler::SessionId& id, Language language) {
  const scheduler::Session* session = programme.find(id.value);
  return title_or_id(session == nullptr ? LocalizedText{} : session->told.title, id.value, language);
}

Message line_of(const Finding& finding) {
  const auto what = within(finding.what);
  if (!finding.is_broken) return {"review.remark", {{"what", what}}};
  if (finding.exception.empty()) return {"review.broken", {{"rule", what}, {"name", finding.rule}}};
  return {"review.excepted", {{"rule", what}, {"name", finding.rule}, {"reason", finding.exception}}};
}

}  // namespace

std::string review_text(const Programme& programme, const Review& review, Language language) {
  std::string text;
  const scheduler::SessionId* last = nullptr;
  for (const Finding& finding : review.findings) {
    if (last == nullptr || *last != finding.session) {
      text += (text.empty() ? "" : "\n") + title_of(programme, finding.session, language) + '\n';
    }
    last = &finding.session;
    text += "  " + in_words(line_of(finding), language) + '\n';
  }
  if (!text.empty()) text += '\n';
  text +=
      in_words({review.is_broken() ? "review.not-kept" : "review.kept", {{"count", review.judged}}}, language) + '\n';
  if (!review.undecided.empty()) {
    std::vector<std::string> ids;
    for (const auto& id : review.undecided) ids.push_back(id.value);
    text += in_words({"review.undecided", {{"sessions", ids}}}, language) + '\n';
  }
  return text;
}

std::string write_review(const Review& review, std::string_view tzdata, Language language) {
  Json json{
      {"format", "plenary-review/1"}, {"tzdata", tzdata}, {"judged", review.judged}, {"kept", !review.is_broken()}};
  json["findings"] = Json::array();
  for (const Finding& finding : review.findings) {
    Json entry{
        {"session", finding.session.value}, {"is", finding.is_broken ? "broken" : "remark"}, {"rule", finding.rule}};
    if (!finding.exception.empty()) entry["although"] = finding.exception;
    entry["text"] = in_words(finding.what, language);
    json["findings"].push_back(std::move(entry));
  }
  json["undecided"] = Json::array();
  for (const auto& id : review.undecided) json["undecided"].push_back(id.value);
  return json.dump(2) + "\n";
}

}  // namespace plenary::server
