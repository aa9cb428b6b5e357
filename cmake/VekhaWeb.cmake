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

function(vekha_web_page folder out)
  if(NOT NPM_PROGRAM OR NOT NODE_PROGRAM)
    message(FATAL_ERROR "The page needs Node.js 18 or newer with npm; configure with -DVEKHA_WEB=OFF to go without.")
  endif()
  set(made ${CMAKE_CURRENT_BINARY_DIR}/page)
  set(source ${made}/page.cpp)
  set(contract ${CMAKE_SOURCE_DIR}/daemon/api/openapi.yaml)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/src/* ${folder}/public/* ${folder}/scripts/*)
  list(FILTER sources EXCLUDE REGEX "openapi\\.d\\.ts$|\\.test\\.tsx?$|/testing/")
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
