#include <string>
#include <vector>

#include "server/render/page/html.hpp"
#include "server/render/page/page.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

namespace {

using html::element;

std::string address_of(const scheduler::Release& programme, Language language) {
  std::string address = "/programmes/" + programme.id;
  if (language != Language::en) address.append("?lang=").append(tag(language));
  return address;
}

}  // namespace

std::string render_programmes(const std::vector<const scheduler::Release*>& programmes, Language language) {
  std::string page = html::head(label("label.programmes", language), language) + "</head>\n<body>\n<header>\n" +
                     element("h1", label("label.programmes", language)) + "\n</header>\n<main>\n";
  for (const scheduler::Release* programme : programmes) {
    page += "<h2>" + html::link(address_of(*programme, language), programme->title.in(language)) + "</h2>\n" +
            element("p", programme->description.in(language)) + "\n";
  }
  if (programmes.empty()) page += element("p", label("label.nothing-released", language)) + "\n";
  return page + "</main>\n</body>\n</html>\n";
}

}  // namespace plenary::server
