// How people are written to, over the API: choosing, linking a messenger, proving a mail address.
#include "workflow/service/contacts.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using test::must;
using testing::Browser;
using testing::Rig;

std::string path_of(Rig& rig, std::string_view login, const std::string& rest) {
    return "/api/v1/people/" + std::to_string(rig.office.id(login).value) + "/" + rest;
}

/// The six digits of the newest row that carries a code.
std::string sent_code(Rig& rig) {
    const auto rows = must(read_as<std::vector<OutboxRow>>(
        *rig.office.store, [&](ReadView& view) { return view.ready_rows(rig.now.load(), 10); }));
    const auto& words = rows.back().reason;
    return words.substr(words.find_first_of("0123456789"), 6);
}

TEST(ContactApi, APersonSeesWhatHoldsAndChoosesTheirOwn) {
    Rig rig;
    auto oleg = rig.as("oleg");
    const auto path = path_of(rig, "oleg", "contact");
    const auto before = oleg.get(path);
    ASSERT_EQ(before.status, 200) << before.body;
    EXPECT_EQ(before.text("order/0"), "smtp") << "the organization's";
    EXPECT_TRUE(before.at("hours").is_null());
    EXPECT_EQ(before.text("organization_hours/from"), "08:30");
    EXPECT_EQ(before.text("addresses/0/standing"), "unproved");
    const auto chosen = oleg.change("PUT", path,
                                    R"({"channels":["smtp"],"hours_from":"10:00","hours_to":"16:00",)"
                                    R"("language":"en","declined":["slip"]})");
    ASSERT_EQ(chosen.status, 200) << chosen.body;
    EXPECT_EQ(chosen.text("hours/to"), "16:00");
    EXPECT_EQ(oleg.get(path).body, chosen.body);
    for (const auto* bad :
         {R"({"language":"de"})", R"({"language":"ru","channels":["pigeon"]})",
          R"({"language":"ru","hours_from":"10:00"})", R"({"language":"ru","declined":["overdue"]})",
          R"({"language":"ru","declined":["love"]})", R"({"language":"ru","email":"x@example.org"})"})
        EXPECT_EQ(oleg.change("PUT", path, bad).status, 400) << bad;
}

TEST(ContactApi, AnothersIsAnAdministratorsOrForExecutorsACoordinators) {
    Rig rig;
    const std::string choice = R"({"language":"ru"})";
    const auto contact = path_of(rig, "oleg", "contact");
    auto anna = rig.as("anna");
    auto irina = rig.as("irina");
    auto admin = rig.as("admin");
    auto stranger = rig.browser();
    EXPECT_EQ(stranger.get(contact).status, 401);
    EXPECT_EQ(anna.get(contact).status, 403);
    EXPECT_EQ(irina.get(contact).status, 200);
    EXPECT_EQ(irina.get(path_of(rig, "egor", "contact")).status, 403);
    EXPECT_EQ(admin.get(path_of(rig, "egor", "contact")).status, 200);
    EXPECT_EQ(admin.get("/api/v1/people/99/contact").status, 404);
    EXPECT_EQ(stranger.change("PUT", contact, choice).status, 401);
    EXPECT_EQ(anna.change("PUT", contact, choice).status, 403);
    EXPECT_EQ(admin.change("PUT", "/api/v1/people/99/contact", choice).status, 404);
    EXPECT_EQ(admin.change("PUT", contact, choice).status, 200);
    EXPECT_EQ(irina.post("/api/v1/people", R"({"login":"anna","name":"anna","active":false})").status, 200);
    EXPECT_EQ(admin.get(path_of(rig, "anna", "contact")).status, 409) << "dismissed";
}

TEST(LinkCodeApi, ACodeIsShownOnceWithADeepLinkAndLinksTheChat) {
    Rig rig;
    auto oleg = rig.as("oleg");
    const auto path = path_of(rig, "oleg", "link-codes");
    const auto made = oleg.post(path, R"({"kind":"telegram"})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("link"), "https://t.me/vekha_bot?start=" + made.text("code"));
    EXPECT_TRUE(oleg.post(path, R"({"kind":"max"})").at("link").is_null()) << "that bot's name is unknown";
    const auto linked = must(write_as<std::optional<LinkedChat>>(*rig.office.store, [&](Transaction& change) {
        return link_messenger(change, AddressKind::telegram, "5034", made.text("code"), rig.now.load());
    }));
    ASSERT_TRUE(linked);
    const auto shown = oleg.get(path_of(rig, "oleg", "contact"));
    EXPECT_EQ(shown.text("addresses/1/address"), "5034");
    EXPECT_EQ(shown.text("addresses/1/standing"), "confirmed");
    EXPECT_EQ(shown.text("addresses/1/reason"), "code");
    EXPECT_EQ(oleg.post(path, R"({"kind":"email"})").status, 400);
    EXPECT_EQ(oleg.post(path, R"({"kind":"pigeon"})").status, 400);
    EXPECT_EQ(rig.as("anna").post(path, R"({"kind":"max"})").status, 403);
    EXPECT_EQ(rig.browser().post(path, R"({"kind":"max"})").status, 401);
    EXPECT_EQ(rig.as("admin").post("/api/v1/people/99/link-codes", R"({"kind":"max"})").status, 404);
}

TEST(AddressCodeApi, TheCodeFromTheLetterPutsTheNewAddressInPlace) {
    Rig rig;
    auto oleg = rig.as("oleg");
    const auto path = path_of(rig, "oleg", "address-codes");
    const auto sent = oleg.post(path, R"({"address":"new@example.org"})");
    ASSERT_EQ(sent.status, 202) << sent.body;
    EXPECT_EQ(sent.body.find(sent_code(rig)), std::string::npos);
    EXPECT_EQ(oleg.get(path_of(rig, "oleg", "contact")).text("addresses/0/address"), "oleg@example.org");
    EXPECT_EQ(oleg.post(path + "/confirm", R"({"code":"12"})").status, 400);
    const auto code = R"({"code":")" + sent_code(rig) + R"("})";
    const auto confirmed = oleg.post(path + "/confirm", code);
    ASSERT_EQ(confirmed.status, 200) << confirmed.body;
    EXPECT_EQ(confirmed.text("addresses/0/address"), "new@example.org");
    EXPECT_EQ(confirmed.text("addresses/0/standing"), "confirmed");
    EXPECT_EQ(oleg.post(path + "/confirm", code).status, 400) << "once";
}

TEST(AddressCodeApi, RefusesByName) {
    Rig rig;
    const std::string address = R"({"address":"new@example.org"})";
    const std::string code = R"({"code":"123456"})";
    const auto path = path_of(rig, "oleg", "address-codes");
    auto admin = rig.as("admin");
    auto anna = rig.as("anna");
    auto stranger = rig.browser();
    EXPECT_EQ(stranger.post(path, address).status, 401);
    EXPECT_EQ(stranger.post(path + "/confirm", code).status, 401);
    EXPECT_EQ(anna.post(path, address).status, 403);
    EXPECT_EQ(anna.post(path + "/confirm", code).status, 403);
    EXPECT_EQ(admin.post("/api/v1/people/99/address-codes", address).status, 404);
    EXPECT_EQ(admin.post("/api/v1/people/99/address-codes/confirm", code).status, 404);
    EXPECT_EQ(admin.post(path, R"({"address":"nowhere"})").status, 400);
    for (int asked = 0; asked < 3; ++asked) EXPECT_EQ(admin.post(path, address).status, 202);
    EXPECT_EQ(admin.post(path, address).status, 429);
    ASSERT_EQ(
        rig.as("irina").post("/api/v1/people", R"({"login":"anna","name":"anna","active":false})").status,
        200);
    EXPECT_EQ(admin.post(path_of(rig, "anna", "address-codes"), address).status, 409);
}

}  // namespace
}  // namespace vekha
