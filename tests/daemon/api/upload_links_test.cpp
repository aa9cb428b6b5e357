// One-time upload links and one-click unsubscribing over the API: doors that need no account.
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"
#include "workflow/service/unsubscribe.hpp"

namespace vekha {
namespace {

using test::must;
using testing::Answered;
using testing::Browser;
using testing::Rig;

const std::string links = "/api/v1/tasks/1/upload-links";
const std::string entry = R"({"words":"МАДОУ № 5","requirement":1,"days":14})";

/// What a browser sends for the page's form.
std::string form(std::string_view file_name, std::string_view bytes) {
    std::string body = "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"";
    body += file_name;
    body += "\"\r\nContent-Type: application/pdf\r\n\r\n";
    body += bytes;
    body += "\r\n--frontier--\r\n";
    return body;
}
Answered post_form(Browser& browser, const std::string& target, std::string_view body) {
    return browser.send("POST", target, body, {{"Content-Type", "multipart/form-data; boundary=frontier"}});
}
/// The path of a fresh link's page.
std::string fresh(Browser& maker) {
    const auto made = maker.post(links, entry);
    EXPECT_EQ(made.status, 201) << made.body;
    const auto address = made.text("address");
    return address.substr(address.find("/up/"));
}
bool says(const Answered& page, std::string_view words) {
    return page.body.find(words) != std::string::npos;
}

TEST(UploadLinkApi, ABodyWithoutAnAccountSendsOnePaper) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    const auto path = fresh(irina);
    auto school = rig.browser();
    const auto page = school.get(path);
    ASSERT_EQ(page.status, 200) << page.body;
    EXPECT_TRUE(says(page, "МАДОУ № 5") && says(page, "multipart/form-data") && says(page, "протокол"));
    EXPECT_FALSE(says(page, "<script") || says(page, "oleg"));
    EXPECT_NE(page.header("content-security-policy").find("default-src 'none'"), std::string::npos);
    EXPECT_EQ(page.header("cache-control"), "no-store");
    EXPECT_EQ(school.send("HEAD", path).status, 200) << "a scanner of links uses nothing up";
    EXPECT_EQ(school.get(path).status, 200);

    const auto nudges = rig.nudges.load();
    const auto sent = post_form(school, path, form("Протокол 7.pdf", "%PDF-1.4 протокол"));
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_TRUE(says(sent, "Документ получен"));
    EXPECT_EQ(sent.header("set-cookie"), "") << "nobody is signed in";
    EXPECT_GT(rig.nudges.load(), nudges);
    const auto task = rig.as("oleg").get("/api/v1/tasks/1");
    EXPECT_EQ(task.text("evidence/0/title"), "МАДОУ № 5: Протокол 7.pdf");
    EXPECT_EQ(task.number("evidence/0/requirement"), 1);
    EXPECT_EQ(task.text("requirements/0/state"), "received");

    EXPECT_EQ(school.get(path).status, 409);
    const auto again = post_form(school, path, form("ещё.pdf", "другой"));
    EXPECT_EQ(again.status, 409);
    EXPECT_TRUE(says(again, "действует один раз"));
    EXPECT_EQ(irina.get(links).text("items/0/standing"), "used");
}

TEST(UploadLinkApi, AFormThatCannotBeTakenLeavesTheLinkAsItWas) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    const auto path = fresh(irina);
    auto school = rig.browser();
    EXPECT_EQ(post_form(school, path, form("", "")).status, 400) << "no file was chosen";
    EXPECT_EQ(post_form(school, path, form("пусто.pdf", "")).status, 400);
    EXPECT_EQ(post_form(school, path, form("обрыв.pdf", "x").substr(0, 120)).status, 400);
    EXPECT_EQ(school.send("POST", path, "file=1", {{"Content-Type", "text/plain"}}).status, 400);
    const auto two =
        form("a.pdf", "x").substr(0, form("a.pdf", "x").size() - 4) + "\r\n" + form("b.pdf", "y");
    EXPECT_EQ(post_form(school, path, two).status, 400);
    for (const std::size_t too_many : {200'001, 1'000'000}) {
        const auto refused = post_form(school, path, form("большой.pdf", std::string(too_many, 'x')));
        EXPECT_EQ(refused.status, 413);
        EXPECT_TRUE(says(refused, "<h1>")) << "a page, for a person";
    }
    rig.fullable->full = true;
    EXPECT_EQ(post_form(school, path, form("a.pdf", "x")).status, 507);
    rig.fullable->full = false;
    EXPECT_EQ(school.get("/up/nothing").status, 404);
    EXPECT_EQ(post_form(school, "/up/nothing", form("a.pdf", "x")).status, 404);
    const auto sent = post_form(school, path, form("<b>a.pdf", "x"));
    ASSERT_EQ(sent.status, 200);
    EXPECT_TRUE(says(sent, "&lt;b&gt;a.pdf"));
}

TEST(UploadLinkApi, IsMadeListedAndRevokedByWhoLeadsOrControls) {
    Rig rig;
    rig.plan();
    auto oleg = rig.as("oleg");
    auto stranger = rig.browser();
    const auto path = fresh(oleg);
    EXPECT_EQ(oleg.post(links, R"({"words":" ","days":3})").status, 400);
    EXPECT_EQ(oleg.post(links, R"({"words":"СОШ","days":300})").status, 400);
    EXPECT_EQ(oleg.post(links, R"({"words":"СОШ","days":3,"requirement":9})").status, 400);
    EXPECT_EQ(stranger.post(links, entry).status, 401);
    EXPECT_EQ(stranger.get(links).status, 401);
    auto pavel = rig.as("pavel");
    EXPECT_EQ(pavel.post(links, entry).status, 403) << "sees the task and does not lead it";
    EXPECT_EQ(pavel.get(links).status, 403);
    EXPECT_EQ(rig.as("anna").post(links, entry).status, 403) << "a contributor";
    EXPECT_EQ(oleg.post("/api/v1/tasks/99/upload-links", entry).status, 404);
    EXPECT_EQ(oleg.get("/api/v1/tasks/99/upload-links").status, 404);

    const auto list = oleg.get(links);
    ASSERT_EQ(list.status, 200) << list.body;
    EXPECT_EQ(list.text("items/0/words"), "МАДОУ № 5");
    EXPECT_EQ(list.body.find(path.substr(4)), std::string::npos) << "nothing in a list opens a link";
    const auto revoke = R"({"link":")" + list.text("items/0/id") + R"("})";
    EXPECT_EQ(stranger.post(links + "/revoke", revoke).status, 401);
    EXPECT_EQ(pavel.post(links + "/revoke", revoke).status, 403);
    EXPECT_EQ(oleg.post(links + "/revoke", R"({"link":""})").status, 400);
    EXPECT_EQ(oleg.post(links + "/revoke", R"({"link":"0"})").status, 404);
    const auto revoked = oleg.post(links + "/revoke", revoke);
    ASSERT_EQ(revoked.status, 200) << revoked.body;
    EXPECT_EQ(revoked.text("standing"), "revoked");
    EXPECT_EQ(oleg.post(links + "/revoke", revoke).status, 409);
    EXPECT_TRUE(says(stranger.get(path), "Эта ссылка отозвана"));
    EXPECT_EQ(rig.as("irina").step(1, "cancel", R"({"reason":"Не нужно."})").status, 200);
    EXPECT_EQ(oleg.post(links, entry).status, 409) << "nothing is put with a closed task";
}

TEST(UnsubscribeApi, OneClickEndsWhatMayBeDeclinedAndALookDoesNot) {
    Rig rig;
    const auto key = must(link_key(*rig.office.store));
    const auto token = unsubscribe_token(key, {rig.office.id("oleg"), {NoticeKind::reminder}});
    const auto path = std::string(unsubscribe_path) + token;
    auto mail_program = rig.browser();
    const auto declined = [&] {
        return must(read_as<Person>(*rig.office.store,
                                    [&](ReadView& view) -> Result<Person> {
                                        return view.person_by_login("oleg").value().value();
                                    }))
            .declined;
    };
    const auto page = mail_program.get(path);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "Отписаться"));
    const testing::SentHeaders as_form{{"Content-Type", "application/x-www-form-urlencoded"}};
    EXPECT_EQ(mail_program.send("POST", path, "", as_form).status, 400);
    EXPECT_TRUE(declined().empty());
    EXPECT_EQ(mail_program.send("POST", path, "List-Unsubscribe=One-Click", as_form).status, 200);
    EXPECT_EQ(declined(), std::vector{NoticeKind::reminder});
    EXPECT_EQ(mail_program.send("POST", path + "x", "List-Unsubscribe=One-Click", as_form).status, 404);
}

}  // namespace
}  // namespace vekha
