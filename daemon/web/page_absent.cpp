// What a program built without the page shows in its place.
#include <array>

#include "daemon/web/page.hpp"

namespace vekha::web {

std::span<const http::AssetFile> page() {
    static constexpr std::array<http::AssetFile, 1> files{{{"index.html",
                                                            R"(<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Веха</title>
<h1>Веха работает</h1>
<p>Эта программа собрана без страницы (VEKHA_WEB=OFF). Доступен API: <a href="/api/v1/openapi.yaml">openapi.yaml</a>.</p>
<p lang="en">This program was built without the page. The API is here: <a href="/api/v1/openapi.yaml">openapi.yaml</a>.</p>
</html>
)"}}};
    return files;
}

}  // namespace vekha::web
