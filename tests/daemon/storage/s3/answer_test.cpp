#include "daemon/storage/s3/answer.hpp"

#include <gmock/gmock.h>

namespace vekha::s3 {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Answer refusal(int status, const std::string& code) {
    return {Wire::whole, status,
            "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>tr0ub4dor</Message></Error>", 0};
}

Answer broken(Wire wire) {
    return {wire, 0, {}, 0};
}

TEST(S3Answer, ACodeIsTakenOnlyWhereItIsPlain) {
    EXPECT_EQ(code_of("<Error><Code>NoSuchKey</Code></Error>"), "NoSuchKey");
    for (const auto* none :
         {"", "<html>", "<Code></Code>", "<Code>No such", "<Code>a b</Code>", "<Code><b></Code>"})
        EXPECT_EQ(code_of(none), "") << none;
    EXPECT_EQ(code_of("<Code>" + std::string(61, 'a') + "</Code>"), "");
}

TEST(S3Answer, WhatMayPassIsTriedAgainAndARefusalIsNot) {
    for (const Wire wire : {Wire::cut, Wire::silent, Wire::unreachable, Wire::no_name, Wire::unusual})
        EXPECT_EQ(verdict_of(broken(wire)), Verdict::again);
    for (const Wire wire : {Wire::distrusted, Wire::bad_ca_file, Wire::insecure, Wire::overfull})
        EXPECT_EQ(verdict_of(broken(wire)), Verdict::refused);
    for (const int status : {429, 500, 502, 503, 504})
        EXPECT_EQ(verdict_of(refusal(status, "")), Verdict::again);
    EXPECT_EQ(verdict_of(refusal(400, "RequestTimeout")), Verdict::again);
    EXPECT_EQ(verdict_of(refusal(400, "XAmzContentSHA256Mismatch")), Verdict::again);
    for (const int status : {301, 400, 401, 403, 404, 405, 501, 507})
        EXPECT_EQ(verdict_of(refusal(status, "")), Verdict::refused) << status;
}

TEST(S3Answer, OnlyTheStorageSaysThatAnObjectIsMissing) {
    EXPECT_EQ(verdict_of(refusal(404, "NoSuchKey")), Verdict::missing);
    EXPECT_EQ(error_of(refusal(404, "NoSuchKey"), "s3://proof").fault, Fault::not_found);
    EXPECT_EQ(verdict_of(refusal(404, "NoSuchBucket")), Verdict::refused);
    EXPECT_EQ(verdict_of({Wire::whole, 404, "<html>Not found</html>", 0}), Verdict::refused);
}

TEST(S3Answer, EachTroubleHasItsMendAndThePlaceAndNothingOfWhatWasSaid) {
    for (const auto& [answer, message, mend] : std::vector<std::tuple<Answer, std::string, std::string>>{
             {refusal(403, "InvalidAccessKeyId"), "не знает такого ключа", "access_key"},
             {refusal(403, "SignatureDoesNotMatch"), "секретный ключ не подходит", "secret_key_file"},
             {refusal(403, "AccessDenied"), "права на бакет", "s3:PutObject"},
             {refusal(403, "Strange"), "403 (Strange)", "[store.s3]"},
             {refusal(404, "NoSuchBucket"), "нет такого бакета", "Создайте"},
             {refusal(403, "RequestTimeTooSkewed"), "Часы", "сверку времени"},
             {refusal(400, "AuthorizationHeaderMalformed"), "другого региона", "region"},
             {refusal(503, "SlowDown"), "503 (SlowDown)", "Повторите"},
             {refusal(404, ""), "не похож на хранилище", "endpoint"},
             {broken(Wire::unreachable), "не отвечает", "endpoint"},
             {broken(Wire::no_name), "DNS", "endpoint"},
             {broken(Wire::silent), "молчит", "timeout_seconds"},
             {broken(Wire::distrusted), "нет доверия", "ca_file"},
             {broken(Wire::bad_ca_file), "не читается", "ca_file"},
             {broken(Wire::cut), "обрывается", "сеть"}}) {
        const Error error = error_of(answer, "s3://proof (http://127.0.0.1:9000)");
        EXPECT_EQ(error.fault, Fault::unavailable);
        EXPECT_EQ(error.where, "s3://proof (http://127.0.0.1:9000)");
        EXPECT_THAT(error.message, HasSubstr(message));
        EXPECT_THAT(error.mend, HasSubstr(mend)) << message;
        EXPECT_THAT(describe(error), Not(HasSubstr("tr0ub4dor")));
    }
    EXPECT_EQ(error_of(refusal(403, "QuotaExceeded"), "").fault, Fault::storage_full);
    EXPECT_EQ(error_of(refusal(507, ""), "").fault, Fault::storage_full);
}

}  // namespace
}  // namespace vekha::s3
