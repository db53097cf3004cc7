# SPDX-FileCopyrightText: 2026 The HttpQ authors
# SPDX-License-Identifier: MIT

include(CMakePackageConfigHelpers)

get_property(httpq_public_headers GLOBAL PROPERTY HTTPQ_PUBLIC_HEADERS)
get_property(httpq_forwarders GLOBAL PROPERTY HTTPQ_FORWARDERS)
install(FILES ${httpq_public_headers} ${httpq_forwarders}
    DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/HttpQ")
install(TARGETS HttpQ HttpQTest EXPORT HttpQTargets
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")

set(httpq_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/HttpQ")
install(EXPORT HttpQTargets NAMESPACE HttpQ:: DESTINATION "${httpq_package_dir}")
if(HTTPQ_WITH_ASIO)
    install(TARGETS HttpQAsio EXPORT HttpQAsioTargets
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
        RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
    install(EXPORT HttpQAsioTargets NAMESPACE HttpQ:: DESTINATION "${httpq_package_dir}")
endif()
set(httpq_path_variables "")
if(HTTPQ_WITH_QML)
    set(httpq_path_variables HTTPQ_INSTALL_QMLDIR)
    install(EXPORT HttpQQmlTargets NAMESPACE HttpQ:: DESTINATION "${httpq_package_dir}")
endif()
configure_package_config_file(
    "${CMAKE_CURRENT_LIST_DIR}/HttpQConfig.cmake.in" "${PROJECT_BINARY_DIR}/HttpQConfig.cmake"
    INSTALL_DESTINATION "${httpq_package_dir}"
    PATH_VARS ${httpq_path_variables})
write_basic_package_version_file("${PROJECT_BINARY_DIR}/HttpQConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion)
install(FILES
    "${PROJECT_BINARY_DIR}/HttpQConfig.cmake"
    "${PROJECT_BINARY_DIR}/HttpQConfigVersion.cmake"
    DESTINATION "${httpq_package_dir}")
if(NOT BUILD_SHARED_LIBS)
    install(FILES
        "${CMAKE_CURRENT_LIST_DIR}/FindBrotli.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/FindPsl.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/FindZstd.cmake"
        DESTINATION "${httpq_package_dir}")
endif()
