# vekha_library(NAME SOURCES … LINK … [PCH …]) and vekha_test(NAME SOURCES … LINK …): the one way targets are made here,
# so that warnings, sanitizers and precompiled headers are the same everywhere.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers are cached only when ccache is told that their macros and times do not matter.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      # A precompiled header knows its headers by their bytes: one of them with another comment is another one.
      CCACHE_COMMENTS=1 ${CCACHE_PROGRAM})
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

add_library(vekha_options INTERFACE)
target_compile_options(vekha_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  -fpch-preprocess)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # False alarms of g++ 12 to 14 inside std::string, std::optional and std::variant at -O2 (GCC bugs 105329, 105562, 110498).
  target_compile_options(vekha_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow
                                                 -Wno-array-bounds -Wno-stringop-overread -Wno-free-nonheap-object)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    target_compile_options(vekha_options INTERFACE -Wno-dangling-reference)
  endif()
endif()
target_include_directories(vekha_options INTERFACE ${CMAKE_SOURCE_DIR})
if(NOT VEKHA_SANITIZE)
  # A fault of memory ends the program instead of obeying whoever caused it. Held by tests/story/hardened_test.py;
  # sanitizers watch the same places by themselves.
  target_compile_options(vekha_options INTERFACE -fstack-protector-strong -fstack-clash-protection -fPIE)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    target_compile_options(vekha_options INTERFACE -fcf-protection=full)
  endif()
  target_compile_definitions(vekha_options INTERFACE
    _GLIBCXX_ASSERTIONS $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
  add_link_options(-pie -Wl,-z,relro,-z,now,-z,noexecstack)
endif()
if(VEKHA_SANITIZE)
  # Instrumented code makes g++ warn where nothing is wrong; the plain build is the one that holds warnings as errors.
  target_compile_options(vekha_options INTERFACE -fsanitize=${VEKHA_SANITIZE} -fno-sanitize-recover=all
                                                 -fno-omit-frame-pointer -Wno-error)
  if(VEKHA_SANITIZE MATCHES "undefined" AND VEKHA_SANITIZE MATCHES "address")
    # A third of the compiler's time: looked at on every access to a member, where the address sanitizer looks, too.
    target_compile_options(vekha_options INTERFACE -fno-sanitize=null,alignment,object-size)
  endif()
  target_link_options(vekha_options INTERFACE -fsanitize=${VEKHA_SANITIZE})
endif()

# PCH takes <folder/pch.hpp>: in quotes it would be kept with the path of this clone, and ccache would miss in another.
function(vekha_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PCH" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC vekha_options ${ARG_LINK})
  if(ARG_PCH)
    target_precompile_headers(${name} PRIVATE ${ARG_PCH})
  endif()
endfunction()

# What every file of a test is compiled with. A test is compiled oftener than it is run: a fifth of the time is saved at -O1.
# No flag names a folder of this clone (tests/support/places.hpp does), so that ccache finds the objects in another.
function(vekha_compile_test name)
  target_link_libraries(${name} PRIVATE vekha_test_places)
  target_compile_options(${name} PRIVATE $<$<CONFIG:RelWithDebInfo>:-O1>)
endfunction()

# vekha_test_objects(NAME SOURCES … LINK … [PCH …]): files of tests that several programs share, compiled once.
function(vekha_test_objects name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PCH" ${ARGN})
  add_library(${name} OBJECT EXCLUDE_FROM_ALL ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC ${ARG_LINK} GTest::gmock)
  vekha_compile_test(${name})
  if(ARG_PCH)
    target_precompile_headers(${name} PRIVATE ${ARG_PCH})
  endif()
endfunction()

option(VEKHA_UNIT_TESTS "Unit and contract tests are part of `all`" ON)

# A test program is one ctest entry. LABEL says when it runs (unit, the default; contract, sim, story, house, browser), and
# "concurrent" beside it that it is worth running under the thread sanitizer. Target tests-LABEL builds all of a label.
function(vekha_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;PCH;LABEL" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} GTest::gmock GTest::gtest_main)
  vekha_compile_test(${name})
  if(ARG_PCH)
    target_precompile_headers(${name} PRIVATE ${ARG_PCH})
  endif()
  if(NOT ARG_LABEL OR ARG_LABEL STREQUAL concurrent)
    list(PREPEND ARG_LABEL unit)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 60)
  endif()
  if(NOT VEKHA_UNIT_TESTS AND ARG_LABEL MATCHES "unit|contract")
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT})
  foreach(label ${ARG_LABEL})
    if(NOT TARGET tests-${label})
      add_custom_target(tests-${label})
    endif()
    add_dependencies(tests-${label} ${name})
  endforeach()
endfunction()
