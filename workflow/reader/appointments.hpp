// One clause of an order that gives a function to persons.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/model/roadmap.hpp"

namespace vekha::reading {

/// «Контроль за исполнением приказа возложить на … М.Г. Валиеву», «Возложить обязанности куратора на …»:
/// whoever is charged, in the nominative. None where nobody is named.
std::vector<Role> charged(const std::string& clause);

/// The clause appoints: «назначить …», «утвердить состав …», «определить ответственным …».
bool appoints(const std::string& clause);

/// The function that a clause gives to persons named below it: «Закрепить кураторами за школами: …» is
/// «куратор»; empty where it gives none.
std::string function_of(const std::string& clause);

/// «Назначить куратором директора школы Иванова И.И.», and a point of its list («муниципального координатора
/// … Т.В. Сулегину»). `function` is what the clause over the list gives, for points that name none.
std::vector<Role> appointed(const std::string& clause, const std::string& function);

/// The clause makes a group of persons («создать рабочую группу в составе: …»): its name, «рабочая группа».
std::optional<std::string> made_group(const std::string& clause);

/// A line of such a group: «председатель – Иванов И.И., начальник», «Иванов И.И. – секретарь». `place` is
/// what the line before was («члены:») and becomes what this one is.
std::vector<Role> members(const std::string& clause, const std::string& group, std::string& place);

/// «Контроль … оставляю за собой».
bool keeps_control(const std::string& clause);

}  // namespace vekha::reading
