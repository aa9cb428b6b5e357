# vekha_web_page(FOLDER OUT): builds the page in FOLDER with npm and gives in OUT the one C++ source that holds it.
#
# Two steps, each only when what it reads has changed: `npm ci` after package-lock.json, the build after the page's own
# sources or the API's contract. The packages stay in FOLDER/node_modules, shared by all build folders; what is built
# goes to the build folder.
find_program(NPM_PROGRAM npm)
find_program(NODE_PROGRAM NAMES node nodejs)

# vekha_npm_packages(FOLDER OUT): `npm ci` in FOLDER after its lock file changed; OUT is the file that stands for it.
function(vekha_npm_packages folder out)
  set(mark ${CMAKE_CURRENT_BINARY_DIR}/npm/packages)
  add_custom_command(
    OUTPUT ${mark}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder} -DMADE=${CMAKE_CURRENT_BINARY_DIR}/npm -DNPM=${NPM_PROGRAM} -DSTEP=packages
            -P ${CMAKE_SOURCE_DIR}/cmake/VekhaWebBuild.cmake
    DEPENDS ${folder}/package.json ${folder}/package-lock.json ${CMAKE_SOURCE_DIR}/cmake/VekhaWebBuild.cmake
    COMMENT "Installing the packages of ${folder}"
    VERBATIM)
  set(${out} ${mark} PARENT_SCOPE)
endfunction()

# vekha_npm_peer(NAME [FOLDER folder] SOURCES … LINK …): a library of tests that runs a program of npm's, whose lock file lies
# in FOLDER (the current one). Its sources get VEKHA_NODE, empty where there is no Node.js or npm: their tests say so and
# are skipped.
function(vekha_npm_peer name)
  cmake_parse_arguments(ARG "" "FOLDER" "SOURCES;LINK" ${ARGN})
  vekha_library(${name} SOURCES ${ARG_SOURCES} LINK vekha_test_process vekha_test_places ${ARG_LINK})
  set(node "")
  if(NPM_PROGRAM AND NODE_PROGRAM)
    cmake_path(APPEND CMAKE_CURRENT_SOURCE_DIR "${ARG_FOLDER}" OUTPUT_VARIABLE folder)
    cmake_path(NORMAL_PATH folder)
    vekha_npm_packages(${folder} packages)
    add_custom_target(${name}_packages DEPENDS ${packages})
    add_dependencies(${name} ${name}_packages)
    set(node ${NODE_PROGRAM})
  endif()
  target_compile_definitions(${name} PRIVATE VEKHA_NODE="${node}")
endfunction()

function(vekha_web_page folder out)
  if(NOT NPM_PROGRAM OR NOT NODE_PROGRAM)
    message(FATAL_ERROR "The page needs Node.js 18 or newer with npm; configure with -DVEKHA_WEB=OFF to go without.")
  endif()
  set(made ${CMAKE_CURRENT_BINARY_DIR}/page)
  set(source ${made}/page.cpp)
  set(contract ${CMAKE_SOURCE_DIR}/daemon/api/openapi.yaml)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/src/* ${folder}/public/* ${folder}/scripts/*)
  list(FILTER sources EXCLUDE REGEX "openapi\\.d\\.ts$|/reference/contract\\.js$|\\.test\\.tsx?$|/testing/")
  set(run ${CMAKE_COMMAND} -DFOLDER=${folder} -DMADE=${made} -DNPM=${NPM_PROGRAM} -DNODE=${NODE_PROGRAM})
  vekha_npm_packages(${folder} packages)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${run} -DSTEP=build -P ${CMAKE_SOURCE_DIR}/cmake/VekhaWebBuild.cmake
    DEPENDS ${packages} ${sources} ${contract} ${folder}/index.html ${folder}/tsconfig.json
            ${folder}/tsconfig.build.json ${folder}/vite.config.ts
    COMMENT "Building the page"
    VERBATIM)
  set(${out} ${source} PARENT_SCOPE)
endfunction()
