#include "notifiers/delivery/template_set.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "notifiers/template_folder.hpp"

namespace vekha {
namespace {

std::filesystem::path folder() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    const auto path = std::filesystem::path(testing::TempDir()) / (std::string("templates_") + info->name());
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path / "ru");
    return path;
}

void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

TEST(TemplateSet, EveryBuiltInTemplateIsThereAndParses) {
    TemplateSet set = TemplateSet::built_in();
    for (const auto& name : TemplateSet::names()) EXPECT_TRUE(set.replace(name, "{{#single}}x{{/single}}"));
    for (const auto language : {Language::ru, Language::en})
        for (const auto part : {MessagePart::subject, MessagePart::text, MessagePart::html})
            EXPECT_GT(TemplateSet::built_in().part(language, part).size(), 50U);
}

TEST(TemplateSet, AFolderReplacesWhatItHasAndLeavesTheRest) {
    const auto own = folder();
    write(own / "ru/digest.subject.mustache", "Своя тема");
    TemplateSet set = TemplateSet::built_in();
    ASSERT_TRUE(replace_from_folder(set, own));
    EXPECT_EQ(set.part(Language::ru, MessagePart::subject), "Своя тема");
    EXPECT_EQ(set.part(Language::ru, MessagePart::text),
              TemplateSet::built_in().part(Language::ru, MessagePart::text));
}

TEST(TemplateSet, ABrokenTemplateIsNamedWithItsFile) {
    const auto own = folder();
    write(own / "ru/digest.text.mustache", "{{#lines}} без конца");
    TemplateSet set = TemplateSet::built_in();
    const auto done = replace_from_folder(set, own);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().fault, Fault::invalid_input);
    EXPECT_EQ(done.error().where, (own / "ru/digest.text.mustache").string());
    EXPECT_EQ(set.part(Language::ru, MessagePart::text),
              TemplateSet::built_in().part(Language::ru, MessagePart::text));
}

TEST(TemplateSet, AFolderThatIsNotThereIsSaid) {
    TemplateSet set = TemplateSet::built_in();
    EXPECT_EQ(replace_from_folder(set, "/nonexistent/templates").error().fault, Fault::not_found);
    EXPECT_EQ(set.replace("ru/letter.mustache", "").error().fault, Fault::invalid_input);
}

}  // namespace
}  // namespace vekha
