# SPDX-FileCopyrightText: 2026 The HttpQ authors
# SPDX-License-Identifier: MIT

# Cuts the blocks of code out of the README that follow a line "<!-- compiled: NAME -->", each into
# readme_NAME.inc below the folder given.
function(httpq_extract_readme_snippets folder)
    set(readme "${PROJECT_SOURCE_DIR}/README.md")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${readme}")
    file(READ "${readme}" text)
    set(mark "<!-- compiled: ")
    string(FIND "${text}" "${mark}" at)
    while(at GREATER_EQUAL 0)
        string(SUBSTRING "${text}" ${at} -1 text)
        string(REGEX MATCH "<!-- compiled: ([a-z]+) -->" _ "${text}")
        set(name "${CMAKE_MATCH_1}")
        string(FIND "${text}" "```cpp\n" begin)
        math(EXPR begin "${begin} + 7")
        string(SUBSTRING "${text}" ${begin} -1 text)
        string(FIND "${text}" "\n```" end)
        string(SUBSTRING "${text}" 0 ${end} code)
        file(CONFIGURE OUTPUT "${folder}/readme_${name}.inc" CONTENT "${code}\n" @ONLY)
        string(FIND "${text}" "${mark}" at)
    endwhile()
endfunction()
