#include "scheduler/model/suggestion.hpp"

#include <algorithm>

#include "calendar/ascii.hpp"
#include "scheduler/model/edit_distance.hpp"

namespace plenary::scheduler {

namespace {

struct OtherWord {
  std::string_view wrong;  ///< folded
  std::string_view right;
  std::string_view more = {};  ///< code of the message that says what else is to be done
};

/// What other programs and other languages call the words of documents.
constexpr OtherWord other_words[] = {
    // roles
    {"chair", "co_chair"},
    {"chairman", "co_chair"},
    {"chairwoman", "co_chair"},
    {"chairperson", "co_chair"},
    {"president", "co_chair"},
    {"presidence", "co_chair"},
    {"presidente", "co_chair"},
    {"presidencia", "co_chair"},
    {"copresident", "co_chair"},
    {"copresidente", "co_chair"},
    {"speaker", "presenter"},
    {"panellist", "presenter"},
    {"organiser", "host"},
    {"organizer", "host"},
    {"mandatory", "required"},
    {"obligatoire", "required"},
    {"obrigatorio", "required"},
    {"attendee", "required"},
    {"member", "required"},
    {"must", "required"},
    {"obligatory", "required"},
    {"participant", "required"},
    {"reqparticipant", "required"},
    {"optional", "preferred"},
    {"facultatif", "preferred"},
    {"optionnel", "preferred"},
    {"facultativo", "preferred"},
    {"opcional", "preferred"},
    {"optparticipant", "preferred"},
    {"invited", "preferred"},
    {"desired", "preferred"},
    {"guest", "observer"},
    {"observateur", "observer"},
    {"observador", "observer"},
    {"nonparticipant", "observer"},
    // how a session is held
    {"online", "virtual"},
    {"remote", "virtual"},
    {"video", "virtual"},
    {"videoconference", "virtual"},
    {"videoconferencia", "virtual"},
    {"visioconference", "virtual"},
    {"visio", "virtual"},
    {"enligne", "virtual"},
    {"adistance", "virtual"},
    {"emlinha", "virtual"},
    {"zoom", "virtual"},
    {"teams", "virtual"},
    {"webinar", "virtual"},
    {"onsite", "in_person"},
    {"presentiel", "in_person"},
    {"presencial", "in_person"},
    {"facetoface", "in_person"},
    {"f2f", "in_person"},
    {"physical", "in_person"},
    {"offline", "in_person"},
    {"mixed", "hybrid"},
    // its status
    {"canceled", "cancelled"},
    {"past", "held"},
    {"done", "held"},
    {"finished", "held"},
    {"proposed", "tentative"},
    {"planned", "tentative"},
    {"provisional", "tentative"},
    {"approved", "confirmed"},
    {"agreed", "confirmed"},
    {"delayed", "postponed"},
    // relations
    {"after", "before", "mend.other-order"},
    {"follows", "before", "mend.other-order"},
    {"apres", "before", "mend.other-order"},
    {"depois", "before", "mend.other-order"},
    {"avant", "before"},
    {"antes", "before"},
    {"precedes", "before"},
    {"simultaneous", "parallel"},
    {"sametime", "parallel"},
    {"nooverlap", "never_overlapping"},
    {"notoverlapping", "never_overlapping"},
    {"apart", "never_overlapping"},
    {"partof", "part_of"},
    {"margins", "in_margins_of"},
    // languages
    {"english", "en"},
    {"anglais", "en"},
    {"ingles", "en"},
    {"eng", "en"},
    {"french", "fr"},
    {"francais", "fr"},
    {"frances", "fr"},
    {"fra", "fr"},
    {"fre", "fr"},
    {"portuguese", "pt"},
    {"portugais", "pt"},
    {"portugues", "pt"},
    {"por", "pt"},
    {"arabic", "ar"},
    {"arabe", "ar"},
    {"ara", "ar"},
    {"العربيه", "ar"},
    // days that are waived
    {"weekend", "rest_day"},
    {"publicholiday", "holiday"},
    {"friday", "friday_prayer"},
    {"prayer", "friday_prayer"},
    // sets
    {"all", "partners"},
    // members
    {"timezone", "zone"},
    {"tz", "zone"},
    {"length", "duration"},
    {"attendees", "attendance"},
    {"participants", "attendance"},
    {"countries", "attendance"},
    {"country", "delegation"},
    {"name", "title"},
    {"language", "languages"},
    {"begin", "start"},
    {"date", "window"},
    {"dates", "window"},
    {"until", "end"},
};

/// Latin letters with accents of U+00C0 to U+017F, by code point; 0 keeps the letter.
char without_accent(char32_t letter) {
  constexpr std::u32string_view accented =
      U"ÀÁÂÃÄÅàáâãäåāăąÇçćčÈÉÊËèéêëēėęěÌÍÎÏìíîïīįıÑñńňÒÓÔÕÖØòóôõöøōőÙÚÛÜùúûüūůűÝýÿŠšśŞşŽžźżŁłĎďŤťŘřĞğ";
  constexpr std::string_view plain =
      "aaaaaaaaaaaaaaacccceeeeeeeeeeeeiiiiiiiiiiinnnnoooooooooooooouuuuuuuuuuuyyyssssszzzzllddttrrgg";
  const auto at = accented.find(letter);
  return at < plain.size() ? plain[at] : '\0';
}

/// Forms of one Arabic letter that people write for each other, and vowel signs, which most leave out.
std::string_view plain_arabic(char32_t letter, std::string_view as_written) {
  constexpr char32_t first_sign = 0x064B;
  constexpr char32_t last_sign = 0x0652;
  constexpr char32_t tatweel = 0x0640;
  if ((letter >= first_sign && letter <= last_sign) || letter == tatweel) return "";
  if (letter == U'أ' || letter == U'إ' || letter == U'آ') return "ا";
  if (letter == U'ى') return "ي";
  return letter == U'ة' ? "ه" : as_written;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      const char c = ascii::to_lower(text[i++]);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
      continue;
    }
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    const std::string_view letter = text.substr(i, length);
    i += letter.size();
    if (letter.size() == 2) {
      const auto code = static_cast<char32_t>(((byte & 0x1F) << 6) | (static_cast<unsigned char>(letter[1]) & 0x3F));
      if (const char plain = without_accent(code); plain != '\0') {
        result += plain;
      } else {
        result += plain_arabic(code, letter);
      }
      continue;
    }
    if (letter != "’" && letter != "‘" && letter != "–") result += letter;
  }
  return result;
}

Message right_word(std::string_view wrong, const std::vector<std::string>& names) {
  if (wrong.size() > 64) return {};
  const std::string plain = folded(wrong);
  for (const std::string& name : names) {
    if (folded(name) == plain && !plain.empty()) return name;
  }
  for (const OtherWord& word : other_words) {
    if (word.wrong != plain || std::ranges::find(names, word.right) == names.end()) continue;
    return word.more.empty() ? Message{std::string{word.right}} : Message{word.more, {{"word", word.right}}};
  }
  return nearest_name(wrong, names);
}

std::string nearest_name(std::string_view wrong, const std::vector<std::string>& names) {
  const std::string* best = nullptr;
  // A third of the letters may differ; beyond that a suggestion confuses more than it helps.
  std::size_t least = std::max<std::size_t>(1, wrong.size() / 3) + 1;
  if (wrong.size() > 64) return {};
  for (const std::string& name : names) {
    const std::size_t distance = edit_distance(wrong, name);
    if (distance < least) {
      least = distance;
      best = &name;
    }
  }
  return best ? *best : std::string{};
}

Message list_names(const std::vector<std::string>& names, std::size_t most) {
  std::string list;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) list += (i == 0 ? "" : ", ") + names[i];
  if (names.size() <= most) return list;
  return {"list.shortened", {{"list", within(Message{list})}, {"count", names.size() - most}}};
}

}  // namespace plenary::scheduler
