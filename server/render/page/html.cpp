#include "server/render/page/html.hpp"

namespace plenary::server::html {

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  return std::string(" ").append(name).append("=\"").append(escape(value)).append("\"");
}

std::string element(std::string_view name, std::string_view text, std::string_view css_class) {
  if (text.empty()) return {};
  return std::string("<")
      .append(name)
      .append(attribute("class", css_class))
      .append(">")
      .append(escape(text))
      .append("</")
      .append(name)
      .append(">");
}

std::string link(std::string_view url, std::string_view text) {
  if (url.empty()) return escape(text);
  return "<a" + attribute("href", url) + ">" + escape(text) + "</a>";
}

std::string head(std::string_view title, Language language) {
  return "<!doctype html>\n<html lang=\"" + std::string(tag(language)) + "\" dir=\"" +
         (language == Language::ar ? "rtl" : "ltr") + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
         "<meta name=\"color-scheme\" content=\"light dark\">\n" + element("title", title) +
         "\n<link rel=\"stylesheet\" href=\"/style.css\">\n<link rel=\"icon\" href=\"/favicon.svg\">\n";
}

std::string option(std::string_view value, std::string_view text, bool selected) {
  return "<option value=\"" + escape(value) + "\"" + (selected ? " selected" : "") + ">" + escape(text) + "</option>";
}

}  // namespace plenary::server::html
