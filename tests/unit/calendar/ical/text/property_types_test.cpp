#include "calendar/ical/text/property_types.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace plenary::calendar::ical;

TEST_CASE("default value types are those of the RFCs") {
  CHECK(find_property_type("DTSTART")->type == ValueType::date_time);
  CHECK(find_property_type("TRIGGER")->type == ValueType::duration);
  CHECK(find_property_type("ATTENDEE")->type == ValueType::cal_address);
  CHECK(find_property_type("TZOFFSETTO")->type == ValueType::utc_offset);
  CHECK(find_property_type("FREEBUSY")->type == ValueType::period);
  CHECK(find_property_type("FREEBUSY")->layout == ValueLayout::list);
  CHECK(find_property_type("GEO")->type == ValueType::floating);
  CHECK(find_property_type("GEO")->layout == ValueLayout::structured);
  CHECK(find_property_type("REQUEST-STATUS")->layout == ValueLayout::structured);
  CHECK(find_property_type("CATEGORIES")->layout == ValueLayout::list);
  CHECK(find_property_type("LINK")->type == ValueType::uri);
  CHECK(find_property_type("LINK")->stated);
  CHECK_FALSE(find_property_type("URL")->stated);
  CHECK(find_property_type("X-WR-CALNAME") == nullptr);
  CHECK(find_property_type("dtstart") == nullptr);
  CHECK(find_property_type("") == nullptr);
}

TEST_CASE("every property is found by its own name and says where it is defined") {
  std::set<std::string_view> names;
  for (const PropertyType& row : property_types()) {
    CAPTURE(row.name);
    CHECK(names.insert(row.name).second);
    CHECK(find_property_type(row.name) == &row);
    CHECK(row.section.starts_with("RFC "));
    CHECK(row.type != ValueType::unknown);
  }
  CHECK(names.size() == 68);
}

TEST_CASE("types are known by name in any case") {
  CHECK(find_value_type("DATE-TIME") == ValueType::date_time);
  CHECK(find_value_type("Cal-Address") == ValueType::cal_address);
  CHECK(find_value_type("float") == ValueType::floating);
  CHECK_FALSE(find_value_type("X-TEMPERATURE"));
  CHECK(name_of(ValueType::xml_reference) == "xml-reference");
  CHECK(name_of(ValueType::utc_offset) == "utc-offset");
  for (const ValueType type : {ValueType::binary, ValueType::period, ValueType::unknown, ValueType::xml_reference}) {
    CHECK(find_value_type(name_of(type)) == type);
  }
}
