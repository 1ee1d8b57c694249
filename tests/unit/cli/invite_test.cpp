#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "calendar/ical/itip/itip_check.hpp"
#include "calendar/ical/jcal/jcal.hpp"
#include "tests/source_tree.hpp"
#include "tests/unit/cli/command_line.hpp"

namespace {

using namespace plenary;
using cli::Exit;
using cli::test::Outcome;

const std::string sample = plenary::test::path_in_tree("data/samples/rabat.json");
const std::string webinar = "2020-09-16-anti-trafficking-assessment";

Outcome invite(std::vector<std::string> more, const std::string& session = webinar, const std::string& input = {}) {
  std::vector<std::string> arguments{"invite", sample, "--session", session, "--stamp", "2020-09-01T08:00:00Z"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return cli::test::run(cli::add_invite, std::move(arguments), input);
}

const std::vector<std::string> office{"--organizer", "mailto:office@example.org;Secretariat"};

std::vector<std::string> with(std::vector<std::string> base, const std::vector<std::string>& more) {
  base.insert(base.end(), more.begin(), more.end());
  return base;
}

const std::vector<std::string> two =
    with(office, {"--attendee", "mailto:dakar@example.org;Senegal;chair", "--attendee", "mailto:paris@example.org"});

std::string lines_of(const std::string& text, const std::string& name) {
  const auto document = calendar::ical::parse_document(text).value();
  std::string found;
  for (const auto& component : document.components.at(0).components) {
    for (const auto& line : component.properties) {
      if (component.name == "VEVENT" && line.name == name) found += line.value + "\n";
    }
  }
  return found;
}

}  // namespace

TEST_CASE("invite: the webinar of 16 September 2020, to Dakar and Paris") {
  const auto outcome = invite(two);
  CHECK(outcome.err.empty());
  CHECK(outcome.exit == Exit::done);
  CHECK(lines_of(outcome.out, "DTSTAMP") == "20200901T080000Z\n");
  CHECK(lines_of(outcome.out, "DTSTART") == "20200916T140000\n");
  CHECK(lines_of(outcome.out, "ORGANIZER") == "mailto:office@example.org\n");
  CHECK(lines_of(outcome.out, "ATTENDEE") == "mailto:dakar@example.org\nmailto:paris@example.org\n");
  CHECK_THAT(outcome.out, Catch::Contains("METHOD:REQUEST\r\n") && Catch::Contains("ROLE=CHAIR"));
  const auto document = calendar::ical::parse_document(outcome.out).value();
  CHECK(calendar::ical::check_message(document.components.at(0)).empty());
  CHECK(invite(two).out == outcome.out);
}

TEST_CASE("invite: the same message as jCal") {
  const auto jcal = invite(with(two, {"--format", "jcal"}));
  REQUIRE(jcal.exit == Exit::done);
  const auto from_text = calendar::ical::to_jcal(calendar::ical::parse_document(invite(two).out).value());
  CHECK(jcal.out == from_text.value());
}

TEST_CASE("invite: attendees from a file, with a header, quotes and CRLF") {
  const auto path = std::filesystem::temp_directory_path() / "plenary_invite_test.csv";
  std::ofstream(path) << "address,name,role\r\nmailto:dakar@example.org,\"Senegal, \"\"MAE\"\"\",chair\r\n"
                         "mailto:rabat@example.org\n\nmailto:paris@example.org,France,optional\n";
  const auto outcome = invite(with(office, {"--attendees", path.string()}));
  CHECK(lines_of(outcome.out, "ATTENDEE") ==
        "mailto:dakar@example.org\nmailto:rabat@example.org\nmailto:paris@example.org\n");
  const auto document = calendar::ical::parse_document(outcome.out).value();
  CHECK(document.components[0].components.back().property("ATTENDEE")->parameter("CN") == "Senegal, \"MAE\"");
  std::ofstream(path) << "address\nmailto:dakar@example.org,,captain\nnobody\n";
  const auto wrong = invite(with(office, {"--attendees", path.string()}));
  CHECK(wrong.exit == Exit::bad_input);
  CHECK(wrong.out.empty());
  CHECK(wrong.err ==
        sample + ": " + path.string() +
            " line 2: \"captain\" is not a role. Allowed: chair, required, optional, non-participant\n" + sample +
            ": " + path.string() +
            " line 3: \"nobody\" is not an address. Allowed: mailto:name@example.org, then a name and a role "
            "after semicolons\n");
  std::filesystem::remove(path);
}

TEST_CASE("invite: the text in each language, with everybody's local time") {
  const auto [language, title, times, organizer, cities] =
      GENERATE(table<std::string, std::string, std::string, std::string, std::string>({
          {"en", "Invitation: Presentation of the assessment", "\n\nLocal times\n11:00  UTC-01:00  Praia\n",
           "\nOrganizer: Secretariat (office@example.org)\n", "15:00  UTC+03:00  Athens, Bucharest, Helsinki"},
          {"fr", "Invitation : Présentation de l'évaluation", "\n\nHeures locales\n11:00  UTC-01:00  Praia\n",
           "\nOrganisateur : Secretariat (office@example.org)\n", "15:00  UTC+03:00  Athènes, Bucarest, Helsinki"},
          {"pt", "Convite: Apresentação da avaliação", "\n\nHoras locais\n11:00  UTC-01:00  Praia\n",
           "\nOrganizador: Secretariat (office@example.org)\n", "14:00  UTC+02:00  Berlim, Berna, Bratislava"},
          {"ar", "دعوة: عرض تقييم", "\n\nالتوقيتات المحلية\n\u206811:00\u2069  \u2068UTC-01:00\u2069  برايا\n",
           "\nالمنظِّم: Secretariat (office@example.org)\n", "أثينا، بوخارست، تالين"},
      }));
  const auto outcome = invite(with(two, {"--format", "text", "--language", language}));
  CHECK(outcome.exit == Exit::done);
  CHECK_THAT(outcome.out, Catch::StartsWith(title) && Catch::Contains(times) && Catch::Contains(organizer));
  CHECK_THAT(outcome.out, Catch::Contains(cities));
}

TEST_CASE("invite: a postponed meeting is cancelled, not invited to") {
  const std::string postponed = "2020-10-20-paris-som";
  const auto refused = invite(two, postponed);
  CHECK(refused.exit == Exit::bad_input);
  CHECK(refused.err ==
        sample +
            ": --session: the event does not take place. Allowed: a tentative or confirmed one. Fix: use "
            "--method cancel\n");
  const auto cancelled = invite(with(two, {"--method", "cancel", "--comment", "A new date will follow"}), postponed);
  REQUIRE(cancelled.exit == Exit::done);
  CHECK_THAT(cancelled.out, Catch::Contains("METHOD:CANCEL\r\n") && Catch::Contains("STATUS:CANCELLED\r\n"));
  CHECK(lines_of(cancelled.out, "COMMENT") == "A new date will follow\n");
  const auto text = invite(with(two, {"--method", "cancel", "--format", "text"}), postponed);
  CHECK_THAT(text.out, Catch::StartsWith("Cancelled: ") && !Catch::Contains("Local times"));
}

TEST_CASE("invite: what is wrong is told, and nothing is printed") {
  const auto refused = [](const std::vector<std::string>& more, const std::string& session = webinar) {
    const auto outcome = invite(more, session);
    CHECK(outcome.exit == Exit::bad_input);
    CHECK(outcome.out.empty());
    return outcome.err.substr(std::min(outcome.err.size(), sample.size() + 2));
  };
  CHECK_THAT(
      refused(two, "2020-09-16-anti-trafficing-assessment"),
      Catch::StartsWith("--session: \"2020-09-16-anti-trafficing-assessment\" the programme has no such session") &&
          Catch::EndsWith("Fix: " + webinar + "\n"));
  CHECK(
      refused({"--organizer", "office@example.org"}) ==
      "--organizer: \"office@example.org\" is not an address. Allowed: mailto:name@example.org, then a name and a role "
      "after semicolons. Fix: put mailto: before it\n");
  CHECK(refused(office) ==
        "--attendee: nobody is invited. Allowed: at least one (RFC 5546 §3.2.2). "
        "Fix: name whom you invite, or use --method publish\n");
  CHECK(refused(with(two, {"--attendee", "mailto:DAKAR@example.org"})) ==
        "--attendee: \"mailto:DAKAR@example.org\" is invited twice. Allowed: each address once\n");
  CHECK_THAT(refused(with(two, {"--method", "publish"})), Catch::Contains("a published event names no attendees"));
  CHECK_THAT(cli::test::run(cli::add_invite, with({"invite", sample, "--session", webinar, "--stamp", "now"}, two)).err,
             Catch::StartsWith(sample + ": --stamp: "));
  CHECK_THAT(refused(with(office, {"--attendee", "mailto:a b@example.org"})), Catch::Contains("not a URI"));
  CHECK_THAT(cli::test::run(cli::add_invite, {"invite", sample}).err, Catch::Contains("--session is required"));
  CHECK(invite(with(two, {"--method", "reply"})).exit == Exit::bad_input);
}
