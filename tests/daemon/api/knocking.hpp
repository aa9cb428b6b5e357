// What the walks over every address send, and how they tell who was let in.
#pragma once

#include <map>
#include <string_view>

#include "tests/daemon/api/rig.hpp"

namespace vekha::testing {

/// What is sent where an empty object would be refused before anybody asks who sends it.
inline const std::map<std::string_view, std::string_view> bodies{
    {"/api/v1/tasks/{id}/evidence/shared", R"({"task":2,"evidence":1})"},
    {"/api/v1/tasks/{id}/links", R"({"kind":"order","link":"https://example.org/a"})"},
    {"/api/v1/tasks/{id}/upload-links", R"({"words":"МАДОУ № 5","days":14})"},
    {"/api/v1/tasks/{id}/upload-links/revoke", R"({"link":"0"})"},
    {"/api/v1/tasks/{id}/acknowledge", ""},
    {"/api/v1/tasks/{id}/recall", ""},
    {"/api/v1/tasks/{id}/resume", ""},
    {"/api/v1/tasks/{id}/submit", R"({"words":"Сделано.","without":"Отпуск."})"},
    {"/api/v1/tasks/{id}/contribute", R"({"words":"Моя часть."})"},
    {"/api/v1/tasks/{id}/return", R"({"reason":"Нет подписи."})"},
    {"/api/v1/tasks/{id}/waive", R"({"requirement":1,"reason":"Не нужен."})"},
    {"/api/v1/tasks/{id}/waive-indicator", R"({"indicator":1,"reason":"Не измеряется."})"},
    {"/api/v1/tasks/{id}/extensions", R"({"day":"2026-04-20","reason":"Болезнь."})"},
    {"/api/v1/tasks/{id}/extensions/decide", R"({"extension":1,"granted":true,"words":"Да."})"},
    {"/api/v1/tasks/{id}/move", R"({"day":"2026-04-13","reason":"Решение."})"},
    {"/api/v1/tasks/{id}/suspend", R"({"reason":"Ремонт."})"},
    {"/api/v1/tasks/{id}/cancel", R"({"reason":"Не нужно."})"},
    {"/api/v1/tasks/{id}/reopen", R"({"reason":"Проверка."})"},
    {"/api/v1/tasks/{id}/reassign", R"({"owners":[{"person":2}],"reason":"Один."})"},
    {"/api/v1/tasks/{id}/disown", R"({"reason":"Не моё."})"},
    {"/api/v1/tasks/{id}/correct", R"({"title":"Провести совещание","reason":"Опечатка."})"},
    {"/api/v1/tasks/{id}/parts", R"({"person":3,"title":"Часть","due":"2026-03-25"})"},
    {"/api/v1/tasks/{id}/cadence", R"({"every":2,"until":"2026-04-20","reason":"Важно."})"},
    {"/api/v1/tasks/{id}/mutes/{n}", R"({"until":"2026-04-20","reason":"Отпуск."})"},
    {"/api/v1/tasks/{id}/jump", R"({"rung":"T+5","reason":"Срочно."})"},
    {"/api/v1/tasks/{id}/rung-edits", R"({"rung":"T-1","kind":"skip","words":"Знают."})"},
    {"/api/v1/tasks/{id}/rung-edits/withdraw", R"({"rung":"T+5","kind":"skip"})"},
    {"/api/v1/roadmaps/{id}/policy", R"({"policy":"","reason":"Приказ № 7."})"},
    {"/api/v1/people/{id}/contact", R"({"channels":[],"language":"ru","declined":[]})"},
    {"/api/v1/people/{id}/link-codes", R"({"kind":"telegram"})"},
    {"/api/v1/people/{id}/address-codes", R"({"address":"oleg@example.org"})"},
    {"/api/v1/people/{id}/address-codes/confirm", R"({"code":"000000"})"},
    {"/api/v1/session/password", R"({"old":"correct horse","new":"battery staple"})"},
};

/// '-' asked to sign in, '.' refused or told that there is no such thing to be seen, 'x' let in.
inline char verdict(const Answered& answered) {
    if (answered.status == 401) return '-';
    if (answered.status == 403) return '.';
    const bool unseen = answered.status == 404 && answered.body.find(" не вид") != std::string::npos;
    return unseen ? '.' : 'x';
}

}  // namespace vekha::testing
