# SPDX-FileCopyrightText: 2026 The HttpQ authors
# SPDX-License-Identifier: MIT

# httpq_extract_snippets(docs/requests.md folder headers): cuts the blocks of code out of a Markdown
# file that follow a line "<!-- compiled: NAME -->", each into requests_NAME.inc below the folder, for
# #include inside of a function; and those that follow "<!-- declared: NAME -->" into requests_NAME.h,
# whose paths it lists in the variable called headers: AUTOMOC sees them if they are sources. Blocks of
# QML that follow "<!-- loaded: NAME -->" become requests_NAME.qml, as what is inside of an Item.
#
# Compilers speak of what they find by the place in the Markdown file.
function(httpq_extract_snippets markdown folder headers)
    get_filename_component(markdown "${markdown}" ABSOLUTE BASE_DIR "${PROJECT_SOURCE_DIR}")
    get_filename_component(guide "${markdown}" NAME_WE)
    string(TOLOWER "${guide}" guide)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${markdown}")
    file(READ "${markdown}" text)
    set(line 1)
    set(declared "")
    set(mark "<!-- (compiled|declared|loaded): ([a-z]+) -->\n```(cpp|qml)\n")
    while("${text}" MATCHES "${mark}")
        set(found "${CMAKE_MATCH_0}")
        set(kind "${CMAKE_MATCH_1}")
        set(name "${CMAKE_MATCH_2}")
        string(FIND "${text}" "${found}" at)
        string(LENGTH "${found}" length)
        math(EXPR begin "${at} + ${length}")
        string(SUBSTRING "${text}" 0 ${begin} before)
        string(REGEX MATCHALL "\n" ends "${before}")
        list(LENGTH ends count)
        math(EXPR line "${line} + ${count}")
        string(SUBSTRING "${text}" ${begin} -1 text)
        string(FIND "${text}" "\n```" end)
        string(SUBSTRING "${text}" 0 ${end} code)

        set(content "#line ${line} \"${markdown}\"\n${code}\n")
        set(output "${folder}/${guide}_${name}.inc")
        if(kind STREQUAL "declared")
            set(output "${folder}/${guide}_${name}.h")
            string(PREPEND content "#pragma once\n#include \"docs/guideprelude.h\"\n")
            list(APPEND declared "${output}")
        elseif(kind STREQUAL "loaded")
            set(output "${folder}/${guide}_${name}.qml")
            set(imports "import QtCore\nimport QtQuick\nimport HttpQ\n")
            set(content "// ${markdown}:${line}\n${imports}Item { width: 400; height: 300\n${code}\n}\n")
        endif()
        set(old "")
        if(EXISTS "${output}")
            file(READ "${output}" old)
        endif()
        if(NOT old STREQUAL content)
            file(WRITE "${output}" "${content}")
        endif()

        string(SUBSTRING "${text}" 0 ${end} before)
        string(REGEX MATCHALL "\n" ends "${before}")
        list(LENGTH ends count)
        math(EXPR line "${line} + ${count}")
        string(SUBSTRING "${text}" ${end} -1 text)
    endwhile()
    set(${headers} "${declared}" PARENT_SCOPE)
endfunction()
