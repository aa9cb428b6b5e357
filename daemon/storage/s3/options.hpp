// What the S3 client needs to know; the settings are mapped to it in daemon/app.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

namespace vekha::s3 {

struct Options {
    std::string endpoint;  ///< "https://host:port"
    std::string bucket;
    std::string prefix;  ///< of every name, without slashes at its ends; may be empty
    std::string region;
    bool path_style = true;
    std::string access_key;
    std::string secret_key;
    std::filesystem::path ca_file;     ///< empty: the system's certificates
    std::chrono::seconds silence{30};  ///< without bytes that ends a try
    std::chrono::milliseconds first_wait{
        200};          ///< before the second try; each further one is `wait_growth` longer
    std::string name;  ///< of the place, as people are told: bucket and endpoint
};

inline constexpr int tries_most = 4;
/// A server that says nothing costs `silence` each time: a person may be waiting.
inline constexpr int tries_when_silent = 2;
inline constexpr int wait_growth = 4;
/// While the storage is in trouble, more requests than that are refused at once: they would take the threads
/// of the whole server to wait for it.
inline constexpr int waiting_in_trouble = 16;

}  // namespace vekha::s3
