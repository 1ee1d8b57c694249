#include "server/render/words/burden_words.hpp"

#include "server/render/words/catalogue.hpp"

namespace plenary::server {

std::string points_text(scheduler::Burden burden, Language language) {
  return in_words({"points.number", {{"points", burden.shown_points()}}}, language);
}

std::vector<Message> points(scheduler::Burden burden) {
  return within({"points.count", {{"points", burden.shown_points()}}});
}

std::string title_or_id(const LocalizedText& title, const std::string& id, Language language) {
  return isolated(title.en.empty() ? id : title.in(language), language);
}

std::vector<std::string> shortened(std::vector<std::string> all, std::size_t most, Language language) {
  if (all.size() <= most + 1) return all;
  const std::size_t more = all.size() - most;
  all.resize(most);
  all.push_back(in_words({"list.and-more", {{"count", more}}}, language));
  return all;
}

}  // namespace plenary::server
