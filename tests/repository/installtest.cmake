# SPDX-FileCopyrightText: 2026 The HttpQ authors
# SPDX-License-Identifier: MIT

# Installs the build in HTTPQ_BINARY_DIR under WORK_DIR, then configures, builds and runs
# CONSUMER_DIR against nothing but what was installed, and QML_CONSUMER_DIR if the QML module was
# built; and builds each of EXAMPLE_DIRS likewise.
function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE result)
    if(NOT result EQUAL 0)
        list(JOIN ARGN " " command)
        message(FATAL_ERROR "${command}: ${result}")
    endif()
endfunction()

set(prefix "${WORK_DIR}/prefix")
file(REMOVE_RECURSE "${WORK_DIR}")
run("${CMAKE_COMMAND}" --install "${HTTPQ_BINARY_DIR}" --prefix "${prefix}")

set(flags "")
if(SANITIZE)
    set(flags "-fsanitize=${SANITIZE}")
endif()
function(build source folder)
    run("${CMAKE_COMMAND}" -S "${source}" -B "${WORK_DIR}/${folder}" -G "${GENERATOR}"
        -D "CMAKE_CXX_COMPILER=${COMPILER}"
        -D "CMAKE_CXX_FLAGS=${flags}"
        -D "CMAKE_BUILD_TYPE=${BUILD_TYPE}"
        -D "CMAKE_PREFIX_PATH=${prefix}"
        -D "CMAKE_FIND_USE_PACKAGE_REGISTRY=OFF")
    run("${CMAKE_COMMAND}" --build "${WORK_DIR}/${folder}")
endfunction()
build("${CONSUMER_DIR}" build)
run("${WORK_DIR}/build/consumer")
run("${WORK_DIR}/build/usertest")
if(QML_CONSUMER_DIR)
    build("${QML_CONSUMER_DIR}" qml)
    run("${WORK_DIR}/qml/plugged")
    run("${WORK_DIR}/qml/linked")
endif()
foreach(example IN LISTS EXAMPLE_DIRS)
    get_filename_component(name "${example}" NAME)
    build("${example}" "examples/${name}")
endforeach()
