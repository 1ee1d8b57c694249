#include "server/render/page/page.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "server/render/page/html.hpp"
#include "tests/unit/server/sample.hpp"

namespace {

using namespace plenary;
using namespace plenary::server;
using Catch::Matchers::Contains;

std::string page(const char* zone = nullptr, Language language = Language::en, const char* delegation = nullptr) {
  PageView view;
  view.language = language;
  if (zone != nullptr) view.zone = calendar::Zone::find(zone).value();
  if (delegation != nullptr) view.delegation = scheduler::DelegationId{delegation};
  view.base_url = "https://calendar.example";
  view.tzdata = "2026f";
  return render_page(sample::programme(), sample::dialogue(), view);
}

/// The card of one session, cut out of the page.
std::string card(const std::string& html, const std::string& session) {
  const auto start = html.find("<li id=\"" + session + "\"");
  REQUIRE(start != std::string::npos);
  return html.substr(start, html.find("</article>", start) - start);
}

const char* const presentation = "2020-09-16-anti-trafficking-assessment";

}  // namespace

TEST_CASE("Without a choice the page shows times as they were agreed") {
  const std::string shown = card(page(), presentation);
  CHECK_THAT(shown, Contains("<span class=\"clock\">14:00–15:00</span> <bdi class=\"zone\">Europe/Brussels</bdi> "
                             "<bdi class=\"offset\">UTC+02:00</bdi>"));
  CHECK_THAT(shown, Contains("<time datetime=\"2020-09-16T12:00:00Z\" class=\"date\">16 September 2020</time>"));
  CHECK_THAT(shown, !Contains("class=\"agreed\""));
}

TEST_CASE("In Lagos the presentation is at 13:00, in Praia at 11:00, in Athens at 15:00") {
  CHECK_THAT(card(page("Africa/Lagos"), presentation), Contains("<span class=\"clock\">13:00–14:00</span>"));
  CHECK_THAT(card(page("Atlantic/Cape_Verde"), presentation), Contains("<span class=\"clock\">11:00–12:00</span>"));
  CHECK_THAT(card(page("Europe/Athens"), presentation), Contains("<span class=\"clock\">15:00–16:00</span>"));
  // What was agreed stays beside it.
  CHECK_THAT(card(page("Africa/Lagos"), presentation),
             Contains("<span class=\"agreed\"><span class=\"clock\">14:00–15:00</span>"));
}

TEST_CASE("In Auckland the presentation begins after midnight of the next day") {
  const std::string shown = card(page("Pacific/Auckland"), presentation);
  CHECK_THAT(shown, Contains(">17 September 2020</time>") && Contains("00:00–01:00"));
  CHECK_THAT(shown, Contains("<span class=\"agreed\">16 September 2020 <span class=\"clock\">14:00–15:00</span>"));
}

TEST_CASE("A session of several days keeps its dates in every zone") {
  for (const char* zone : {"Africa/Dakar", "Pacific/Auckland"}) {
    CHECK_THAT(card(page(zone), "2016-05-31-brussels-return"), Contains(">31 May – 1 June 2016</time>"));
  }
}

TEST_CASE("Each card tells place, mode, status, host, co-chairs and relation") {
  const std::string html = page();
  const std::string abuja = card(html, "2019-11-05-abuja-remittances");
  CHECK_THAT(abuja, Contains("<p class=\"place\">Abuja, Nigeria</p>"));
  CHECK_THAT(abuja,
             Contains("<span>Technical workshop</span><span>in person</span><span class=\"status held\">Held</span>"));
  CHECK_THAT(abuja,
             Contains("<dt>Host</dt><dd>Nigeria</dd>") && Contains("<dt>Co-chairs</dt><dd>France, Belgium</dd>"));
  CHECK_THAT(
      card(html, "2019-10-24-abidjan-scenarios"),
      Contains(
          "<dt>In the margins of</dt><dd><a href=\"#2019-10-24-abidjan-smuggling\">Fighting migrant smuggling</a>"));
  CHECK_THAT(card(html, "2020-10-20-paris-som"), Contains("<span class=\"status off\">Postponed</span>"));
}

TEST_CASE("The page links to the feed, by https and webcal, for the chosen delegation") {
  CHECK_THAT(page(), Contains("href=\"webcal://calendar.example/feeds/rabat.ics\"") &&
                         Contains("href=\"https://calendar.example/feeds/rabat.ics\""));
  CHECK_THAT(page(nullptr, Language::fr, "SN"),
             Contains("href=\"webcal://calendar.example/feeds/rabat/SN.ics?lang=fr\"") &&
                 Contains("<option value=\"SN\" selected>Sénégal</option>"));
}

TEST_CASE("The page is honest about its clocks and about refreshing") {
  CHECK_THAT(page(), Contains("Time zone data <bdi>2026f</bdi>") && Contains("Google every 8 to 24 hours"));
}

TEST_CASE("The Arabic page runs from right to left") {
  const std::string html = page("Africa/Cairo", Language::ar);
  CHECK_THAT(html, Contains("<html lang=\"ar\" dir=\"rtl\">"));
  CHECK_THAT(card(html, "2017-11-08-luxor-trilateral"), Contains("الأقصر، مصر"));
}

TEST_CASE("The page refers to nothing outside of its server and holds no inline script or style") {
  const std::string html = page();
  for (const char* forbidden : {"<style", "style=\"", "<script>", "onclick", "src=\"http", "<img", "<iframe"}) {
    CHECK_THAT(html, !Contains(forbidden));
  }
}

TEST_CASE("Text of a programme cannot become markup") {
  const auto programme = sample::with_session(
      R"("mode": "virtual", "status": "confirmed", "description": "<script>alert('x')</script> & \"so\"",
         "url": "https://example.org/?a=1&b='2'", "issues": ["</details><h1>"])");
  PageView view;
  view.base_url = "https://\"><script>";
  const std::string html = render_page(programme, sample::dialogue(), view);
  CHECK_THAT(html, !Contains("<script>") && !Contains("<h1></"));
  CHECK_THAT(html, Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;so&quot;"));
  CHECK_THAT(html, Contains("href=\"https://example.org/?a=1&amp;b=&#39;2&#39;\""));
}

TEST_CASE("Many sessions are divided among pages, and links lead to the page of the session that they name") {
  scheduler::Release programme = sample::programme();
  const scheduler::PublicSession first = programme.sessions.front();
  programme.sessions.clear();
  for (int i = 0; i < 450; ++i) {
    scheduler::PublicSession session = first;
    session.id.value = "s" + std::to_string(i);
    session.when = scheduler::When{};
    session.relations = {};
    programme.sessions.push_back(session);
  }
  const scheduler::RelationTo relation{scheduler::RelationKind::in_margins_of,
                                       scheduler::OwnTarget{scheduler::SessionId{"s449"}}};
  programme.sessions[0].relations = {relation};
  programme.sessions[448].relations = {relation};
  PageView view;
  view.language = Language::pt;
  view.zone = calendar::Zone::find("Etc/GMT+5").value();
  const auto shown = [&](std::size_t page) {
    view.page = page;
    return render_page(programme, sample::dialogue(), view);
  };
  CHECK_THAT(shown(1), Contains("<li id=\"s0\"") && Contains("<li id=\"s199\"") && !Contains("<li id=\"s200\""));
  CHECK_THAT(shown(2), Contains("<li id=\"s200\"") && Contains("Página 2 de 3"));
  CHECK_THAT(shown(3), Contains("<li id=\"s449\"") && !Contains("<li id=\"s399\""));
  CHECK_THAT(shown(1), Contains("href=\"/?page=3&amp;zone=Etc/GMT%2B5&amp;lang=pt#s449\""));
  CHECK_THAT(shown(3), Contains("href=\"#s449\""));
  CHECK_THAT(shown(1), !Contains("rel=\"prev\"") && Contains("rel=\"next\" href=\"/?page=2&amp;"));
  CHECK_THAT(shown(3), Contains("rel=\"prev\" href=\"/?page=2&amp;") && !Contains("rel=\"next\""));
  // One page needs no links to others.
  CHECK_THAT(page(), !Contains("class=\"pages\""));
}

TEST_CASE("Drafts are not on the page") {
  PageView view;
  const auto draft = sample::with_session(R"("mode": "virtual", "status": "draft")");
  CHECK_THAT(render_page(draft, sample::dialogue(), view), !Contains("<li id="));
}
