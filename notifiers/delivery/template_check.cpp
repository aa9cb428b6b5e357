#include "notifiers/delivery/template_check.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace vekha {
namespace {

constexpr std::string_view sample_link = "https://vekha.example.org/go#sample";
constexpr std::string_view sample_title = "Провести семинар для педагогов";

/// Every tag that render() fills in (config/templates/README.md).
constexpr std::array known_tags{
    std::string_view{"name"},     std::string_view{"organization"}, std::string_view{"today"},
    std::string_view{"tasks"},    std::string_view{"summary"},      std::string_view{"single"},
    std::string_view{"more"},     std::string_view{"board"},        std::string_view{"lines"},
    std::string_view{"answers"},  std::string_view{"chat"},         std::string_view{"index"},
    std::string_view{"kind"},     std::string_view{"heading"},      std::string_view{"reason"},
    std::string_view{"task"},     std::string_view{"number"},       std::string_view{"title"},
    std::string_view{"due"},      std::string_view{"deadline"},     std::string_view{"rule"},
    std::string_view{"late"},     std::string_view{"proof"},        std::string_view{"changes"},
    std::string_view{"roadmap"},  std::string_view{"comment"},      std::string_view{"link"},
    std::string_view{"personal"}, std::string_view{"invitation"},   std::string_view{"hidden_link"},
    std::string_view{"."}};

/// The first tag that no message has; empty where all are known.
std::string unknown_tag(std::string_view text) {
    for (auto open = text.find("{{"); open != std::string_view::npos; open = text.find("{{")) {
        text.remove_prefix(open + 2);
        const auto close = text.find("}}");
        if (close == std::string_view::npos) return {};
        auto tag = text.substr(0, close);
        text.remove_prefix(close);
        if (tag.starts_with('!')) continue;  // a comment
        while (!tag.empty() && std::string_view("#^/{& ").find(tag.front()) != std::string_view::npos)
            tag.remove_prefix(1);
        while (!tag.empty() && (tag.back() == ' ' || tag.back() == '}')) tag.remove_suffix(1);
        if (std::find(known_tags.begin(), known_tags.end(), tag) == known_tags.end()) return std::string(tag);
    }
    return {};
}

tl::unexpected<Error> refused(std::string_view name, std::string message, std::string mend) {
    return failure(Fault::invalid_input, std::move(message), std::string(name), std::move(mend));
}

/// What the sample message lacks; empty where it says all it must.
std::string lacking(const Rendered& made, std::string_view name) {
    if (made.subject.empty()) return "темы";
    if (name.ends_with("digest.subject.mustache")) return {};
    const std::string& body = name.ends_with("digest.html.mustache") ? made.html : made.text;
    if (body.find(sample_title) == std::string::npos) return "названия задачи ({{title}})";
    if (body.find("2026") == std::string::npos) return "срока задачи ({{due}})";
    if (body.find(sample_link) == std::string::npos) return "ссылки на задачу ({{link}})";
    return {};
}

Language language_of(std::string_view name) {
    return name.starts_with("en/") ? Language::en : Language::ru;
}

/// The sample in words, as on its own day.
Rendered render_sample(const TemplateSet& templates, Language language) {
    const FixedZone zone(std::chrono::hours{3});
    const WorkingCalendar calendar{};
    LinkMaker links;
    links.personal = [](TaskId, PersonId) { return std::string(sample_link); };
    links.task = [](TaskId) { return std::string(sample_link); };
    links.board = "https://vekha.example.org/";
    const RenderContext context{templates, links, calendar, zone, "Отдел образования", false};
    return render(sample_digest(language), Instant{day_of(2026, 4, 7)} + std::chrono::hours{8}, context).sent;
}

}  // namespace

Digest sample_digest(Language language) {
    Digest digest;
    digest.person.id = PersonId{1};
    digest.person.name = "Сулегина Т.В.";
    digest.person.language = name(language);
    for (const auto kind : {NoticeKind::returned, NoticeKind::overdue}) {
        Notice line;
        Task task;
        task.id = TaskId{static_cast<std::int64_t>(digest.lines.size()) + 1};
        task.number = "1." + std::to_string(task.id.value);
        task.title = sample_title;
        task.due = day_of(2026, 3, 31);
        task.due_at = Instant{day_of(2026, 4, 1)};
        task.due_rule = "Последний день срока.";
        task.state = TaskState::open;
        task.assignments = {{PersonId{1}, AssignmentRole::lead, "Отдел"}};
        task.requirements = {{1, EvidenceKind::order, RequirementState::requested, {}}};
        Submission report;
        report.number = 1;
        report.by = PersonId{1};
        report.words = "Проведено";
        report.verdict = Verdict::returned;
        report.reason = "Нет подписи";
        task.submissions = {report};
        line.task = std::move(task);
        line.row.kind = kind;
        line.row.person = PersonId{1};
        line.row.reason = "Причина.";
        line.deadline = "до 31 марта 2026 года";
        line.roadmap = "Дорожная карта на 2026 год";
        digest.lines.push_back(std::move(line));
    }
    return digest;
}

Result<TemplateSet> with_template(const TemplateSet& base, std::string_view name, const std::string& text) {
    if (text.size() > template_bytes)
        return refused(name, "Шаблон слишком длинный.",
                       "Не больше " + std::to_string(template_bytes / 1024) + " КиБ.");
    TemplateSet made = base;
    if (auto done = made.replace(name, text); !done) return tl::unexpected(done.error());
    if (const auto tag = unknown_tag(text); !tag.empty())
        return refused(name, "В шаблоне стоит «{{" + tag + "}}», а такого в сообщениях нет.",
                       "Что бывает, перечислено в config/templates/README.md.");
    if (const auto lack = lacking(render_sample(made, language_of(name)), name); !lack.empty())
        return refused(name, "Сообщение по этому шаблону выходит без " + lack + ".",
                       "Добавьте это: без него человек не поймёт, что делать.");
    return made;
}

}  // namespace vekha
