#include "server/render/words/words.hpp"

#include <array>
#include <utility>

namespace plenary::server {

namespace {

using Row = std::array<std::string_view, 4>;  // en, fr, pt, ar

Row row_of(Word word) {
  switch (word) {
    case Word::when:
      return {"When", "Quand", "Quando", "الموعد"};
    case Word::your_time:
      return {"Your time", "Votre heure", "A sua hora", "توقيتكم"};
    case Word::hosted_by:
      return {"Host", "Pays hôte", "País anfitrião", "البلد المضيف"};
    case Word::chaired_by:
      return {"Chair", "Présidence", "Presidência", "الرئاسة"};
    case Word::co_chaired_by:
      return {"Co-chairs", "Coprésidence", "Copresidência", "الرئاسة المشتركة"};
    case Word::organised_by:
      return {"Organised by", "Organisation", "Organização", "التنظيم"};
    case Word::opened_by:
      return {"Opened by", "Ouverture par", "Abertura por", "الافتتاح"};
    case Word::working_groups:
      return {"Working groups", "Groupes de travail", "Grupos de trabalho", "مجموعات العمل"};
    case Word::participants:
      return {"Participants", "Participants", "Participantes", "المشاركون"};
    case Word::partner_countries:
      return {"Partner countries", "Pays partenaires", "Países parceiros", "البلدان الشريكة"};
    case Word::african:
      return {"African", "africains", "africanos", "أفريقية"};
    case Word::european:
      return {"European", "européens", "europeus", "أوروبية"};
    case Word::organisations:
      return {"Organisations", "Organisations", "Organizações", "المنظمات"};
    case Word::guests:
      return {"Guests", "Invités", "Convidados", "الضيوف"};
    case Word::interpretation:
      return {"Languages", "Langues", "Línguas", "اللغات"};
    case Word::outcome:
      return {"Outcome", "Résultats", "Resultados", "النتائج"};
    case Word::join:
      return {"Join", "Rejoindre", "Participar", "الانضمام"};
    case Word::more:
      return {"More", "En savoir plus", "Mais informações", "للمزيد"};
    case Word::zone:
      return {"Time zone", "Fuseau horaire", "Fuso horário", "المنطقة الزمنية"};
    case Word::as_agreed:
      return {"As agreed for each session", "Comme convenu pour chaque réunion", "Como acordado para cada sessão",
              "كما اتُّفق عليه لكل جلسة"};
    case Word::language:
      return {"Language", "Langue", "Língua", "اللغة"};
    case Word::show:
      return {"Show", "Afficher", "Mostrar", "عرض"};
    case Word::subscribe:
      return {"Subscribe", "S'abonner", "Subscrever", "الاشتراك"};
    case Word::delegation:
      return {"Delegation", "Délégation", "Delegação", "الوفد"};
    case Word::whole_programme:
      return {"The whole programme", "Tout le programme", "Todo o programa", "البرنامج كاملاً"};
    case Word::address:
      return {"Address for “subscribe by URL”", "Adresse pour « s'abonner par URL »",
              "Endereço para «subscrever por URL»", "العنوان لخيار «الاشتراك عبر الرابط»"};
    case Word::open_in_calendar:
      return {"Open in your calendar", "Ouvrir dans votre agenda", "Abrir no seu calendário", "افتح في تقويمك"};
    case Word::refresh_note:
      return {
          "Your calendar decides how often it looks for changes: Google every 8 to 24 hours, Nextcloud once a week "
          "unless told otherwise, Apple as this feed asks. What must reach people today needs a message.",
          "C'est votre agenda qui décide de la fréquence des mises à jour : Google toutes les 8 à 24 heures, "
          "Nextcloud une fois par semaine sauf réglage contraire, Apple selon ce flux. Une nouvelle urgente demande "
          "un message.",
          "É o seu calendário que decide com que frequência procura alterações: o Google a cada 8 a 24 horas, o "
          "Nextcloud uma vez por semana salvo indicação em contrário, a Apple como este fluxo pede. O que é urgente "
          "requer uma mensagem.",
          "تقويمكم هو الذي يحدد وتيرة التحديث: Google كل 8 إلى 24 ساعة، وNextcloud مرة في الأسبوع ما لم يُضبط غير "
          "ذلك، وApple كما يطلب هذا الاشتراك. أما الأمور العاجلة فتتطلب رسالة."};
    case Word::not_scheduled:
      return {"Date not known", "Date inconnue", "Data desconhecida", "التاريخ غير معروف"};
    case Word::what_sources_say:
      return {"Sources and open questions", "Sources et questions ouvertes", "Fontes e questões em aberto",
              "المصادر والأسئلة المفتوحة"};
    case Word::open_questions:
      return {"Open questions", "Questions ouvertes", "Questões em aberto", "أسئلة مفتوحة"};
    case Word::notes:
      return {"Notes", "Notes", "Notas", "ملاحظات"};
    case Word::release:
      return {"Release", "Version", "Versão", "الإصدار"};
    case Word::published:
      return {"published", "publiée le", "publicada em", "نُشر في"};
    case Word::tzdata:
      return {"Time zone data", "Données de fuseaux horaires", "Dados de fusos horários", "بيانات المناطق الزمنية"};
    case Word::all_times:
      return {"Clock times are shown in", "Les heures sont celles de", "As horas são as de", "الأوقات معروضة بتوقيت"};
    case Word::use_your_zone:
      return {"Show times in your own zone:", "Afficher dans votre fuseau :", "Mostrar no seu fuso:",
              "عرض الأوقات حسب منطقتكم:"};
    case Word::skip:
      return {"Skip to the sessions", "Aller aux réunions", "Ir para as reuniões", "انتقل إلى الجلسات"};
  }
  return {};
}

Row row_of(scheduler::SessionKind kind) {
  using enum scheduler::SessionKind;
  switch (kind) {
    case plenary:
      return {"Plenary", "Séance plénière", "Sessão plenária", "جلسة عامة"};
    case working_group:
      return {"Working group", "Groupe de travail", "Grupo de trabalho", "مجموعة عمل"};
    case webinar:
      return {"Webinar", "Webinaire", "Webinar", "ندوة عبر الإنترنت"};
    case virtual_meeting:
      return {"Virtual meeting", "Réunion virtuelle", "Reunião virtual", "اجتماع افتراضي"};
    case workshop:
      return {"Workshop", "Atelier", "Ateliê", "ورشة عمل"};
    case technical_workshop:
      return {"Technical workshop", "Atelier technique", "Ateliê técnico", "ورشة عمل فنية"};
    case regional_workshop:
      return {"Regional workshop", "Atelier régional", "Ateliê regional", "ورشة عمل إقليمية"};
    case technical_meeting:
      return {"Technical meeting", "Réunion technique", "Reunião técnica", "اجتماع فني"};
    case thematic_meeting:
      return {"Thematic meeting", "Réunion thématique", "Reunião temática", "اجتماع مواضيعي"};
    case trilateral_thematic_meeting:
      return {"Trilateral thematic meeting", "Réunion thématique trilatérale", "Reunião temática trilateral",
              "اجتماع مواضيعي ثلاثي"};
    case side_event:
      return {"Side event", "Événement parallèle", "Evento paralelo", "حدث جانبي"};
    case senior_officials_meeting:
      return {"Senior Officials' Meeting", "Réunion des hauts fonctionnaires", "Reunião de Altos Funcionários",
              "اجتماع كبار المسؤولين"};
    case ministerial_conference:
      return {"Ministerial Conference", "Conférence ministérielle", "Conferência Ministerial", "مؤتمر وزاري"};
    case sequence:
      return {"Sequence of meetings", "Séquence de réunions", "Sequência de reuniões", "سلسلة اجتماعات"};
    case meeting:
      return {"Meeting", "Réunion", "Reunião", "اجتماع"};
  }
  return {};
}

Row row_of(scheduler::SessionMode mode) {
  using enum scheduler::SessionMode;
  switch (mode) {
    case unknown:
      return {};
    case virtual_only:
      return {"virtual", "en ligne", "virtual", "عن بُعد"};
    case in_person:
      return {"in person", "en présentiel", "presencial", "حضوري"};
    case hybrid:
      return {"hybrid", "hybride", "híbrido", "مختلط"};
  }
  return {};
}

Row row_of(scheduler::SessionStatus status) {
  using enum scheduler::SessionStatus;
  switch (status) {
    case draft:
      return {"Draft", "Projet", "Projeto", "مسودة"};
    case tentative:
      return {"Tentative", "À confirmer", "A confirmar", "مبدئي"};
    case confirmed:
      return {"Confirmed", "Confirmé", "Confirmado", "مؤكد"};
    case held:
      return {"Held", "Tenu", "Realizado", "انعقد"};
    case postponed:
      return {"Postponed", "Reporté", "Adiado", "مؤجل"};
    case cancelled:
      return {"Cancelled", "Annulé", "Cancelado", "ملغى"};
  }
  return {};
}

struct Pair {
  Row forward;
  Row inverse;
};

Pair pair_of(scheduler::SessionRelation relation) {
  using enum scheduler::SessionRelation;
  switch (relation) {
    case part_of:
      return {{"Part of", "Fait partie de", "Faz parte de", "جزء من"}, {"Includes", "Comprend", "Inclui", "يشمل"}};
    case opens:
      return {{"Opens", "Ouvre", "Abre", "يفتتح"}, {"Opens with", "S'ouvre par", "Abre com", "يُفتتح بـ"}};
    case closes:
      return {{"Closes", "Clôt", "Encerra", "يختتم"}, {"Closes with", "Se clôt par", "Encerra com", "يُختتم بـ"}};
    case in_margins_of:
      return {{"In the margins of", "En marge de", "À margem de", "على هامش"},
              {"In its margins", "En marge de cette réunion", "À sua margem", "على هامشه"}};
    case requested_at:
      return {{"Requested at", "Demandé lors de", "Pedido em", "طُلب في"},
              {"Led to", "A donné lieu à", "Deu origem a", "أدى إلى"}};
    case repeated_at:
      return {{"Repeated at", "Répété lors de", "Repetido em", "تكرر في"}, {"Repeats", "Répète", "Repete", "يكرر"}};
    case joint_with:
      return {{"Jointly with", "Conjointement avec", "Em conjunto com", "بالاشتراك مع"},
              {"Jointly with", "Conjointement avec", "Em conjunto com", "بالاشتراك مع"}};
    case first_meeting_with:
      return {{"First meeting with", "Première rencontre avec", "Primeiro encontro com", "أول لقاء مع"},
              {"First meeting with", "Première rencontre avec", "Primeiro encontro com", "أول لقاء مع"}};
    case presents:
      return {{"Presents", "Présente", "Apresenta", "يعرض"},
              {"Presented at", "Présenté lors de", "Apresentado em", "عُرض في"}};
    case replaces:
      return {{"Replaces", "Remplace", "Substitui", "يحل محل"},
              {"Replaced by", "Remplacé par", "Substituído por", "حل محله"}};
  }
  return {};
}

std::string_view in(const Row& row, Language language) { return row.at(static_cast<std::size_t>(language)); }

}  // namespace

std::string_view word(Word word, Language language) { return in(row_of(word), language); }
std::string_view kind_name(scheduler::SessionKind kind, Language language) { return in(row_of(kind), language); }
std::string_view mode_name(scheduler::SessionMode mode, Language language) { return in(row_of(mode), language); }
std::string_view status_name(scheduler::SessionStatus status, Language language) {
  return in(row_of(status), language);
}

std::string_view relation_name(scheduler::SessionRelation relation, Language language) {
  return in(pair_of(relation).forward, language);
}

std::string_view inverse_relation_name(scheduler::SessionRelation relation, Language language) {
  return in(pair_of(relation).inverse, language);
}

std::string labelled(std::string_view label, std::string_view value, Language language) {
  // A no-break space, so that the colon never begins a line.
  return std::string(label).append(language == Language::fr ? "\u00A0: " : ": ").append(value);
}

std::string_view list_separator(Language language) { return language == Language::ar ? "، " : ", "; }

}  // namespace plenary::server
