# One step of cmake/VekhaWeb.cmake, run at build time: cmake -DSTEP=packages|build -DFOLDER= -DMADE= -DNPM= -DNODE= -P …

# Two build folders share node_modules and the generated types: one at a time.
file(LOCK ${FOLDER}/.build.lock TIMEOUT 900)
file(MAKE_DIRECTORY ${MADE})

function(run what)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(failed)
    message(FATAL_ERROR "${what} failed:\n${said}")
  endif()
endfunction()

if(STEP STREQUAL packages)
  # deploy/lib.sh leaves the same mark: the lock file as it was when the packages were installed.
  set(mark ${FOLDER}/node_modules/.vekha-lock)
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${FOLDER}/package-lock.json ${mark}
                  RESULT_VARIABLE changed OUTPUT_QUIET ERROR_QUIET)
  if(changed)
    run("npm ci" ${NPM} ci --no-audit --no-fund --loglevel=error)
    file(COPY_FILE ${FOLDER}/package-lock.json ${mark})
  endif()
  file(TOUCH ${MADE}/packages)
else()
  run("The types of the API" ${NPM} run --silent types)
  run("The check of types" ${NPM} run --silent check:build)
  run("The page's build" ${NPM} run --silent bundle -- --outDir ${MADE}/files --emptyOutDir)
  run("Packing the page" ${NODE} scripts/pack.mjs ${MADE}/files ${MADE}/page.cpp)
endif()
