#include <catch2/catch.hpp>

#include "tests/unit/cli/command_line.hpp"

namespace {

using namespace plenary;
using cli::Exit;
using cli::test::run;

}  // namespace

TEST_CASE("holidays: Cabo Verde in Portuguese, day by day") {
  const auto outcome = run(cli::add_holidays, {"holidays", "--country", "CV", "--year", "2026", "--language", "pt"});
  CHECK(outcome.exit == Exit::done);
  CHECK(outcome.err.empty());
  CHECK(outcome.out == R"(Cabo Verde (CV), 2026: 13 dias, 0 por confirmar
2026-01-01  quinta-feira   Ano Novo                   Ano Novo                                                    VD
2026-01-13  terça-feira    Democracy and Freedom Day  Dia da Liberdade e da Democracia                            VD
2026-01-20  terça-feira    Dia dos Heróis Nacionais   Dia da Nacionalidade e dos Heróis Nacionais                 VD
2026-02-18  quarta-feira   Quarta-feira de Cinzas     Quarta-feira de Cinzas                                      VD
2026-04-03  sexta-feira    Sexta-feira Santa          Sexta-feira Santa                                           VD
2026-04-05  domingo        Domingo de Páscoa          Páscoa                                                      V
2026-05-01  sexta-feira    Dia do Trabalhador         Dia do Trabalhador                                          VD
2026-05-19  terça-feira    Praia Municipality Day     Dia do Município da Praia                    só na capital  V
2026-06-01  segunda-feira  Dia da Criança             Dia Mundial da Criança                                      VD
2026-07-05  domingo        Dia da Independência       Dia da Independência Nacional                               VD
2026-08-15  sábado         Assunção de Nossa Senhora  Dia da Assunção                                             VD
2026-11-01  domingo        Dia de Todos os Santos     Dia de Todos os Santos                                      VD
2026-12-25  sexta-feira    Natal                      Dia do Natal                                                VD
Fontes: V vacanza/holidays, D date-holidays, P imprensa ou textos oficiais (endereços: --format json)
)");
}

TEST_CASE("holidays: a day that hangs on the moon says that it is not certain") {
  const auto outcome = run(cli::add_holidays, {"holidays", "--country", "Senegal", "--year", "2026"});
  CHECK(outcome.out.starts_with("Senegal (SN), 2026: 14 days, 5 of them tentative\n"));
  CHECK(outcome.out.find("2026-05-27  Wednesday  Eid al-Adha           Journée de la Tabaski   "
                         "date to be confirmed, ±1 day  VD\n") != std::string::npos);
}

TEST_CASE("holidays: a country is known by its code and by its name in each language") {
  const auto by_code = run(cli::add_holidays, {"holidays", "--country", "SN", "--year", "2020"});
  for (const char* name : {"sn", "senegal", "Sénégal", "السنغال"}) {
    INFO(name);
    CHECK(run(cli::add_holidays, {"holidays", "--country", name, "--year", "2020"}).out == by_code.out);
  }
}

TEST_CASE("holidays: JSON gives every language, kind, scope and source") {
  const auto outcome = run(cli::add_holidays, {"holidays", "--country", "LY", "--year", "2020", "--format", "json"});
  CHECK(outcome.out.find(R"({
      "date": "2020-09-16",
      "weekday": "Wednesday",
      "id": "martyrs_day",
      "name": {
        "en": "Martyrs' Day",
        "fr": "Journée des martyrs",
        "pt": "Dia dos Mártires",
        "ar": "يوم الشهداء"
      },
      "local_name": "يوم الشهيد",
      "kind": "public_holiday",
      "scope": "national",
      "tentative": false,
      "source": "VD"
    })") != std::string::npos);
}

TEST_CASE("holidays: CSV quotes what holds a comma (RFC 4180)") {
  const auto outcome = run(cli::add_holidays, {"holidays", "--country", "BG", "--year", "2016", "--format", "csv"});
  CHECK(outcome.out.starts_with(
      "date,weekday,country,id,en,fr,pt,ar,local,kind,scope,tentative,disputed,worked_instead,source\r\n"
      "2016-01-01,Friday,BG,new_year,New Year's Day,Jour de l'An,Ano Novo,رأس السنة الميلادية,Нова "
      "година,public_holiday,national,no,no,,VD\r\n"));
  CHECK(outcome.out.find("2016-03-04,Friday,BG,day_off,") != std::string::npos);
  CHECK(outcome.out.find(",bridge,national,no,no,2016-03-12,V\r\n") != std::string::npos);
  CHECK(outcome.out.find(",\"Saint George's Day, Day of the Bulgarian Army\",") != std::string::npos);
}

TEST_CASE("holidays: an unknown country and a year beyond the data are refused together") {
  const auto outcome = run(cli::add_holidays, {"holidays", "--country", "Senegall", "--year", "2036"});
  CHECK(outcome.exit == Exit::bad_input);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find("--country: \"Senegall\"") != std::string::npos);
  CHECK(outcome.err.find("SN (Senegal)\n") != std::string::npos);
  CHECK(outcome.err.find("2015 to 2035") != std::string::npos);
}

TEST_CASE("holidays: a country without data is not a country without holidays") {
  const auto outcome = run(cli::add_holidays, {"holidays", "--country", "IO", "--year", "2026"});
  CHECK(outcome.exit == Exit::bad_input);
  CHECK(outcome.err.find("no holidays are known for this country") != std::string::npos);
}

TEST_CASE("holidays: a year that is not known is not a year without holidays") {
  const auto outcome = run(cli::add_holidays, {"holidays", "--country", "Ceylon", "--year", "2027"});
  CHECK(outcome.exit == Exit::done);
  CHECK(outcome.out.find("The holidays of Sri Lanka in 2027 are not known") != std::string::npos);
  const auto known = run(cli::add_holidays, {"holidays", "--country", "LK", "--year", "2026"});
  CHECK(known.out.find("not known") == std::string::npos);
  const auto json = run(cli::add_holidays, {"holidays", "--country", "UA", "--year", "2025", "--format", "json"});
  CHECK(json.out.find("\"known\": false") != std::string::npos);
}

TEST_CASE("holidays: every country of the world by the names that people write") {
  const auto code = [](const std::string& name) {
    const auto outcome = run(cli::add_holidays, {"holidays", "--country", name, "--year", "2026", "--format", "json"});
    return outcome.exit == Exit::done ? outcome.out.substr(outcome.out.find("\"country\": \"") + 12, 2) : outcome.err;
  };
  const std::pair<const char*, const char*> all[] = {{"SEN", "SN"},
                                                     {"NGA", "NG"},
                                                     {"Ivory Coast", "CI"},
                                                     {"Cote d'Ivoire", "CI"},
                                                     {"DRC", "CD"},
                                                     {"المغرب", "MA"},
                                                     {"مغرب", "MA"},
                                                     {"UK", "GB"},
                                                     {"Holland", "NL"},
                                                     {"EL", "GR"},
                                                     {"Czech Republic", "CZ"},
                                                     {"The Gambia", "GM"},
                                                     {"RCA", "CF"},
                                                     {"R.-U.", "GB"},
                                                     {"Japon", "JP"},
                                                     {"Brasil", "BR"},
                                                     {"Republic of Korea", "KR"},
                                                     {"Republic of Senegal", "SN"},
                                                     {"Le Sénégal", "SN"},
                                                     {"uruguay", "UY"},
                                                     {"Estados Unidos", "US"},
                                                     {"144", "LK"}};
  for (const auto& [name, expected] : all) {
    INFO(name);
    CHECK(code(name) == expected);
  }
  CHECK(code("Congo").find("CD (Congo - Kinshasa) / CG (Congo - Brazzaville)") != std::string::npos);
  CHECK(code("Nigera").find("NE (Niger) / NG (Nigeria)") != std::string::npos);
  CHECK(code("Atlantis").find("Fix") == std::string::npos);
}

TEST_CASE("countries: one is explained, several are listed") {
  const auto one = run(cli::add_countries, {"countries", "Kathmandu time"});
  CHECK(one.exit == Exit::bad_input);
  const auto ivory = run(cli::add_countries, {"countries", "Ivory Coast"});
  CHECK(ivory.out.starts_with("Côte d’Ivoire (CI, CIV, 384)\n"));
  CHECK(ivory.out.find("holidays known: 2015–2035") != std::string::npos);
  const auto micronesia = run(cli::add_countries, {"countries", "Northern Africa"});
  CHECK(micronesia.out.find("MA  MAR  Morocco") != std::string::npos);
  CHECK(micronesia.out.ends_with("7 countries and territories\n"));
  CHECK(run(cli::add_countries, {"countries"}).out.ends_with("248 countries and territories\n"));
  CHECK(run(cli::add_countries, {"countries", "LK", "--format", "json"}).out.find("\"covered_until\": 2026") !=
        std::string::npos);
}
