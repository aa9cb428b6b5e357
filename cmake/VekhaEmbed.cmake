# vekha_embed(TARGET NAME [BASE folder] FILES …): compiles files into TARGET byte by byte.
#
# The code includes "embedded/NAME.hpp" and calls vekha::embedded::NAME::files() or ::find("relative/name"); names are
# relative to BASE (default: the current source folder). A changed file is compiled in anew; a new file is a new entry
# in the list. The bytes come by the assembler's .incbin, so megabytes cost no compile time and any byte is allowed; each
# file is followed by a zero that is no part of it.
function(vekha_embed target name)
  cmake_parse_arguments(ARG "" "BASE" "FILES" ${ARGN})
  if(NOT ARG_BASE)
    set(ARG_BASE ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/generated)
  set(header ${folder}/embedded/${name}.hpp)
  set(source ${folder}/embedded_${name}.cpp)
  set(blocks "")
  set(symbols "")
  set(entries "")
  set(paths "")
  set(index 0)
  foreach(file ${ARG_FILES})
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE OUTPUT_VARIABLE path)
    if(NOT EXISTS ${path})
      message(FATAL_ERROR "vekha_embed(${target} ${name}): no file ${path}")
    endif()
    cmake_path(RELATIVE_PATH path BASE_DIRECTORY ${ARG_BASE} OUTPUT_VARIABLE relative)
    set(symbol vekha_embedded_${name}_${index})
    string(APPEND blocks "    \"${symbol}:\\n.incbin \\\"${path}\\\"\\n${symbol}_end:\\n.byte 0\\n\"\n")
    string(APPEND symbols "extern const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND entries "    {\"${relative}\", text(${symbol}, ${symbol}_end)},\n")
    list(APPEND paths ${path})
    math(EXPR index "${index} + 1")
  endforeach()
  set(head "// Made by cmake/VekhaEmbed.cmake.\n")
  file(CONFIGURE OUTPUT ${header} @ONLY CONTENT "${head}#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace vekha::embedded::@name@ {

struct File {
    std::string_view name;  ///< relative to the folder it came from
    std::string_view text;  ///< its bytes; a zero follows them
};

std::span<const File> files();
std::optional<std::string_view> find(std::string_view name);

}  // namespace vekha::embedded::@name@
")
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT "${head}#include \"embedded/@name@.hpp\"

#include <cstddef>

asm(\".pushsection .rodata\\n\"
@blocks@    \".popsection\\n\");

extern \"C\" {
@symbols@}

namespace vekha::embedded::@name@ {
namespace {

std::string_view text(const char* first, const char* end) { return {first, static_cast<std::size_t>(end - first)}; }

const File all[] = {
@entries@};

}  // namespace

std::span<const File> files() { return all; }

std::optional<std::string_view> find(std::string_view name) {
    for (const File& file : all)
        if (file.name == name) return file.text;
    return std::nullopt;
}

}  // namespace vekha::embedded::@name@
")
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${paths}" SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE ${source})
  target_include_directories(${target} PUBLIC ${folder})
endfunction()
